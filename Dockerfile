# The course with all that it needs: for a class, for a dev container, for a machine that may not reach the network. It runs as a user without
# privileges, and without a network once it is built.
#
#   docker build -t minimax .
#   docker run --rm --network none minimax ./minimax run 01 --budget smoke
#   docker run --rm -p 127.0.0.1:8888:8888 minimax jupyter-notebook --ip 0.0.0.0 --no-browser notebooks
#
# Data sets are not in it, for they have terms of their own: mount the folder that ./minimax data has filled, and name it in MINIMAX_DATA.
FROM mcr.microsoft.com/dotnet/sdk:10.0

RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends git jupyter-notebook jupyter-nbconvert \
 && rm -rf /var/lib/apt/lists/*

# For a hub on Kubernetes (hub/values.yaml): --build-arg JUPYTERHUB=VERSION, that of the hub.
ARG JUPYTERHUB=""
RUN if [ -n "$JUPYTERHUB" ]; then apt-get update && apt-get install -y --no-install-recommends python3-pip \
 && python3 -m pip install --break-system-packages --no-cache-dir "jupyterhub==$JUPYTERHUB" && rm -rf /var/lib/apt/lists/*; fi

RUN useradd --uid 2000 --create-home --shell /bin/bash reader
USER reader
WORKDIR /home/reader/minimax
COPY --chown=reader . .

# Restores the packages, builds, registers the kernel with Jupyter, and tries it all.
RUN ./minimax setup && ./minimax kernel install && ./minimax run 01 --budget smoke --out /tmp/tried && rm -r /tmp/tried
CMD ["./minimax", "--help"]
