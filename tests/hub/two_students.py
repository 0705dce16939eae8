#!/usr/bin/env python3
"""Tries hub/jupyterhub_config.py as a class does: two students log in, run a notebook in smoke at the same time, and cannot read each other's files.

    sudo /usr/bin/python3 tests/hub/two_students.py [NOTEBOOK]

Needs root (it makes two accounts, and removes them), Debian's jupyterhub and jupyter-notebook, and a built course that every user can read. It says what a student's
memory is, idle and training. By hand, not in `./minimax test`: it takes a minute or more, and CI has no accounts to give.
"""
import json
import os
import pathlib
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid

import requests
from tornado import httpclient, ioloop, websocket

COURSE = pathlib.Path(__file__).resolve().parents[2]
NOTEBOOK = (sys.argv + ["01-minimax"])[1]
STUDENTS = [f"mmx{secrets.token_hex(3)}" for _ in range(2)]
PASSWORD = secrets.token_urlsafe(12)


def free_ports(count):
    """The first of so many neighbouring ports that nobody listens on."""
    for port in range(18000, 19000, 10):
        if all(socket.socket().connect_ex(("127.0.0.1", port + i)) for i in range(count)):
            return port
    raise OSError("no free ports")


def memory(user):
    """MiB of all processes of a user: what is theirs alone, and their share of what they share (PSS)."""
    uid, total = pwd.getpwnam(user).pw_uid, 0
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if process.stat().st_uid == uid:
                total += int(re.search(r"^Pss:\s+(\d+)", (process / "smaps_rollup").read_text(), re.M)[1]) / 1024
        except OSError:
            pass  # it has ended
    return total


class Student:
    def __init__(self, name, base):
        self.name, self.base, self.web, self.peak = name, base, requests.Session(), 0
        self.token = secrets.token_hex(16)  # what a page of the server's own shows, and another site's cannot: the same in a cookie and in a header
        self.web.cookies.set("_xsrf", self.token, path=f"/user/{name}/")

    def log_in(self):
        form = {"username": self.name, "password": PASSWORD}
        xsrf = self.web.get(f"{self.base}/hub/login", timeout=30).cookies.get("_xsrf")
        answer = self.web.post(f"{self.base}/hub/login", data={**form, **({"_xsrf": xsrf} if xsrf else {})}, timeout=60)
        assert answer.ok and "Invalid" not in answer.text, f"{self.name} cannot log in: {answer.status_code}"
        self.web.get(f"{self.base}/hub/spawn", timeout=60)
        for _ in range(240):
            page = self.web.get(f"{self.base}/user/{self.name}/tree", timeout=60)  # on the way it logs in to the server, through the hub
            if page.ok and page.url.startswith(f"{self.base}/user/{self.name}/"):
                return
            time.sleep(0.5)
        raise TimeoutError(f"{self.name}'s server does not start")

    def api(self, method, path, user=None, **options):
        headers = {"X-XSRFToken": self.token, "Referer": f"{self.base}/user/{self.name}/"}
        return self.web.request(method, f"{self.base}/user/{user or self.name}/api/{path}", headers=headers, timeout=120, **options)

    def start_kernel(self):
        wanted = {"path": f"notebooks/{NOTEBOOK}.ipynb", "type": "notebook", "name": NOTEBOOK, "kernel": {"name": ".net-csharp"}}
        answer = self.api("POST", "sessions", json=wanted)
        assert answer.status_code == 201, answer.status_code
        self.kernel = answer.json()["kernel"]["id"]

    def run(self, cells):
        """Runs cells in the kernel, by the protocol that a browser speaks; returns what they print."""
        printed, problems = [], []

        async def talk():
            cookies = "; ".join(f"{c.name}={c.value}" for c in self.web.cookies if f"/user/{self.name}/".startswith(c.path))
            url = f"{self.base}/user/{self.name}/api/kernels/{self.kernel}/channels".replace("http", "ws", 1)
            line = await websocket.websocket_connect(httpclient.HTTPRequest(url, headers={"Cookie": cookies}), max_message_size=2**28)
            for cell in cells:
                header = {"msg_id": uuid.uuid4().hex, "username": self.name, "session": self.name, "msg_type": "execute_request", "version": "5.3"}
                content = {"code": cell, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}
                await line.write_message(json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}))
                while True:
                    text = await line.read_message()
                    if text is None:
                        problems.append("the kernel hung up")
                        return
                    message = json.loads(text) if isinstance(text, str) else {}
                    if message.get("parent_header", {}).get("msg_id") != header["msg_id"]:
                        continue
                    if message["msg_type"] == "stream":
                        printed.append(message["content"]["text"])
                    if message["msg_type"] == "execute_reply":
                        if message["content"]["status"] != "ok":
                            problems.append(f"{message['content'].get('ename')}: {message['content'].get('evalue')}")
                        break
                if problems:
                    return

        loop = ioloop.IOLoop(make_current=False)
        loop.run_sync(talk)
        loop.close()
        return "".join(printed), problems


def main():
    port, state = free_ports(3), tempfile.mkdtemp(prefix="minimax-hub-")
    kernels = pathlib.Path(tempfile.mkdtemp(prefix="minimax-kernels-"))  # in the place of /usr/local, which is the machine's
    kernels.chmod(0o755)
    subprocess.run(["dotnet", COURSE / "bin/Minimax.Cli.dll", "kernel", "install", "--prefix", kernels], check=True)
    hub = None
    try:
        for student in STUDENTS:
            subprocess.run(["useradd", "--create-home", "--shell", "/bin/bash", student], check=True)
            subprocess.run(["chpasswd"], input=f"{student}:{PASSWORD}", text=True, check=True)
            os.chmod(pwd.getpwnam(student).pw_dir, 0o700)  # as Debian's adduser does
        settings = pathlib.Path(state, "config.py")
        settings.write_text(f'exec(open("{COURSE}/hub/jupyterhub_config.py").read(), {{**globals(), "__file__": "{COURSE}/hub/jupyterhub_config.py"}})\n'
                            f'c = get_config()\nc.Spawner.environment.update({{"JUPYTER_PATH": "{kernels}/share/jupyter", "MINIMAX_BUDGET": "smoke"}})\n')
        log = open(pathlib.Path(state, "hub.log"), "w")
        began = time.time()
        # NODE_PATH: Debian's proxy finds its packages with Debian's node, and so with another one, too.
        hub = subprocess.Popen(["jupyterhub", "-f", settings], env={"NODE_PATH": "/usr/share/nodejs", **os.environ, "MINIMAX_HUB_PORT": str(port), "MINIMAX_HUB_STATE": state},
                               stdout=log, stderr=log, cwd=state, start_new_session=True)
        base = f"http://127.0.0.1:{port}"
        while True:
            assert hub.poll() is None, "the hub has ended"
            try:
                if requests.get(f"{base}/hub/api", timeout=30).ok:
                    break
            except requests.ConnectionError:
                time.sleep(0.5)
        print(f"hub: {time.time() - began:.1f} s to start", flush=True)

        one, two = students = [Student(name, base) for name in STUDENTS]
        for student in students:
            began = time.time()
            student.log_in()
            bare = memory(student.name)
            student.start_kernel()
            printed, problems = student.run(['Console.Write(1 + 1)'])
            assert (printed, problems) == ("2", []), (printed, problems)
            print(f"student: {time.time() - began:.1f} s from the login to the first cell; a server of {bare:.0f} MiB, with an idle kernel {memory(student.name):.0f} MiB", flush=True)

        answer = requests.post(f"{base}/hub/login", data={"username": two.name, "password": "wrong"}, timeout=60)
        assert answer.status_code in (401, 403) or "Invalid" in answer.text, answer.status_code
        answer = one.api("GET", "contents", user=two.name, allow_redirects=False)
        assert answer.status_code in (302, 403, 404) and "content" not in answer.headers.get("Content-Type", ""), answer.status_code
        secret = f"{pwd.getpwnam(two.name).pw_dir}/minimax/notebooks/{NOTEBOOK}.ipynb"
        assert os.path.exists(secret)
        _, problems = one.run([f'System.IO.File.ReadAllText(@"{secret}")'])
        assert problems and "UnauthorizedAccess" in problems[0], problems
        assert one.api("GET", f"contents/../../../..{secret}").status_code in (400, 403, 404)
        print("they cannot read each other's files: by a cell, by the server, by the hub", flush=True)

        cells = ["".join(cell["source"]) for cell in json.loads((COURSE / f"notebooks/{NOTEBOOK}.ipynb").read_text())["cells"]
                 if cell["cell_type"] == "code" and "exercise" not in cell["metadata"].get("tags", []) and "check" not in cell["metadata"].get("tags", [])]
        results, began = {}, time.time()
        threads = [threading.Thread(target=lambda s=student: results.update({s.name: s.run(cells)})) for student in students]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            for student in students:
                student.peak = max(student.peak, memory(student.name))
            time.sleep(0.5)
        for student in students:
            printed, problems = results[student.name]
            assert not problems, problems
            print(f"student: {NOTEBOOK} in smoke at the same time as the other, {time.time() - began:.0f} s; at most {student.peak:.0f} MiB, {memory(student.name):.0f} MiB after it", flush=True)
        listening = subprocess.run(["ss", "-ltnH"], capture_output=True, text=True, check=True).stdout
        for i in range(3):
            assert re.search(rf"127\.0\.0\.1:{port + i}\s", listening), listening
        print("all is as it should be")
    except BaseException:
        print(pathlib.Path(state, "hub.log").read_text()[-3000:], file=sys.stderr)
        raise
    finally:
        if hub:
            hub.send_signal(signal.SIGTERM)  # it ends the proxy and the students' servers
            try:
                hub.wait(30)
            except subprocess.TimeoutExpired:
                hub.kill()
        for student in STUDENTS:
            uid = pwd.getpwnam(student).pw_uid
            for process in pathlib.Path("/proc").glob("[0-9]*"):  # this test's own accounts: whatever they left runs for nobody
                try:
                    if process.stat().st_uid == uid:
                        os.kill(int(process.name), signal.SIGKILL)
                except OSError:
                    pass
            subprocess.run(["userdel", "--remove", "--force", student], check=False, capture_output=True)
        shutil.rmtree(state, ignore_errors=True)
        shutil.rmtree(kernels, ignore_errors=True)


if __name__ == "__main__":
    main()
