# The call center service. Build it from the project's folder:
#   docker build -f docker/service.Dockerfile -t ari-callcenter .
# It needs an Asterisk that is configured like docker/Dockerfile's; compose.yaml runs both.
ARG NODE_IMAGE=node:20-bookworm

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM ${NODE_IMAGE}-slim
WORKDIR /app
ENV NODE_ENV=production DATABASE_PATH=/data/callcenter.sqlite
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN install -d -o 1000 -g 1000 /data
VOLUME /data
USER 1000:1000
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "dist/main.js"]
