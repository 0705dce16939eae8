# JupyterHub for a class on one machine: who has an account on it has the course, in a folder of their own. README's "A class" says how to start it.
#
#     ./minimax kernel install --prefix /usr/local          # the kernel, for everybody
#     jupyterhub -f hub/jupyterhub_config.py                # as root: it starts each student's server as that student
#
# It listens on this machine alone; a web server in front of it brings the class in, by HTTPS. MINIMAX_HUB_PORT names its first port, two more follow.
import os
import pathlib

import jupyterhub

hub = pathlib.Path(__file__).resolve().parent
port = int(os.environ.get("MINIMAX_HUB_PORT", "8000"))
state = os.environ.get("MINIMAX_HUB_STATE", "/var/lib/minimax-hub")  # the cookies' secret and the list of servers: root's alone
os.makedirs(state, mode=0o700, exist_ok=True)

c = get_config()  # noqa: F821 (JupyterHub gives it)
c.JupyterHub.bind_url = f"http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{port + 1}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{port + 2}"
c.ConfigurableHTTPProxy.pid_file = f"{state}/proxy.pid"
c.JupyterHub.db_url = f"sqlite:///{state}/hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{state}/cookie_secret"

# Accounts and passwords are the machine's. Those of a group only: c.LocalAuthenticator.allowed_groups = {"students"} (group_whitelist in old versions).
c.JupyterHub.authenticator_class = "jupyterhub.auth.PAMAuthenticator"
if jupyterhub.version_info >= (5,):
    c.Authenticator.allow_all = True  # from 5 on nobody gets in who is not named
c.PAMAuthenticator.open_sessions = False  # needs what a container does not have

# A student's own copy of the notebooks, made when first asked for, over the one build of the course.
c.Spawner.cmd = [str(hub / "student.sh")]
c.Spawner.notebook_dir = "~/minimax"
c.Spawner.default_url = "/tree/notebooks"
c.Spawner.environment = {
    "OMP_NUM_THREADS": "1",             # students share the processors: a thread each
    "OMP_WAIT_POLICY": "passive",
    "MINIMAX_DATA": os.environ.get("MINIMAX_DATA", "/srv/minimax-data"),  # one copy of the data sets, which ./minimax data has filled
}
c.Spawner.start_timeout = 120

# Who has gone to lunch keeps no memory: a kernel that has done nothing for an hour ends. What was trained is in its notebook's folder.
c.Spawner.args = ["--MappingKernelManager.cull_idle_timeout=3600", "--MappingKernelManager.cull_interval=300"]
