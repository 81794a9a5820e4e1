# syntax=docker/dockerfile:1
# The image of the web process and of the worker; docker-compose.yml runs both.
ARG NODE_VERSION=24

FROM node:${NODE_VERSION}-bookworm-slim AS base
WORKDIR /srv/karmashala
ENV NPM_CONFIG_UPDATE_NOTIFIER=false NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false

# Only what decides the dependencies, so that an edit of the source does not install them again.
FROM base AS dependencies
COPY package.json package-lock.json ./
COPY packages/authoring/package.json packages/authoring/
COPY packages/billing/package.json packages/billing/
COPY packages/embedded/package.json packages/embedded/
COPY packages/frac/package.json packages/frac/
COPY packages/player/package.json packages/player/
COPY packages/scorm/package.json packages/scorm/
COPY packages/search/package.json packages/search/
RUN npm ci --loglevel=error

FROM dependencies AS build
COPY . .
RUN npm run build

FROM dependencies AS production-dependencies
RUN npm prune --omit=dev --loglevel=error

FROM base AS run
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install -d -o node -g node -m 0700 /data /backups
COPY --from=production-dependencies /srv/karmashala/node_modules node_modules
COPY --from=build /srv/karmashala/build build
COPY package.json package-lock.json tsconfig.json ./
COPY scripts scripts
COPY packages packages
COPY content-samples content-samples
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "scripts/probe.js"]
# Without npm in between, a stop signal reaches the process itself.
CMD ["node", "scripts/start.js", "--prepared"]
