# The call center service. Build it from the project's folder:
#   docker build -f docker/service.Dockerfile -t ari-callcenter .
# It needs an Asterisk that is configured like docker/Dockerfile's; compose.yaml runs both. Same base as there: Debian's
# own Node.js (24 LTS) gets Debian's security updates.
FROM debian:forky-slim AS base
RUN apt-get update \
  && DEBIAN_FRONTEND=noninteractive apt-get upgrade -y \
  && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nodejs ca-certificates \
  && apt-get clean \
  && rm -rf /var/lib/apt/lists/*

FROM base AS build
RUN apt-get update \
  && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends npm libnode-dev g++ make python3
WORKDIR /app
COPY package.json package-lock.json ./
# Certificates in PEM of a proxy between here and npm's registry that inspects TLS; none: empty.
ARG BUILD_CA=
# Where sqlite3's binary cannot be downloaded it is compiled, with the headers of the Node that it will run in.
RUN printf '%s\n' "$BUILD_CA" >/tmp/build-ca.pem \
  && NODE_EXTRA_CA_CERTS=/tmp/build-ca.pem npm_config_nodedir=/usr JOBS=max npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY bundle ./bundle
COPY src ./src
# The same Node as below: what V8 has made of the bundle is kept with it.
RUN npm run bundle && npm prune --omit=dev --no-audit --no-fund

FROM base
WORKDIR /app
ENV NODE_ENV=production DATABASE_PATH=/data/callcenter.sqlite UV_THREADPOOL_SIZE=8
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# An account that nothing else on the host has, and that owns nothing but the data.
RUN useradd --system --uid 8461 --user-group --no-create-home --shell /usr/sbin/nologin callcenter \
  && install -d -o callcenter -g callcenter -m 700 /data
VOLUME /data
USER 8461:8461
# As in docker/start.sh.
CMD ["node", "--max-semi-space-size=64", "dist/main.js"]
