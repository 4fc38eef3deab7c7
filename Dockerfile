# One container, one volume: docker build -t baton . && docker run -p 3000:3000 -v baton-data:/data baton

FROM node:26-slim AS build
WORKDIR /baton
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.ts && rm -rf .next/cache

FROM node:26-slim AS libraries
WORKDIR /baton
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:26-slim
WORKDIR /baton
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 DATA_DIR=/data
COPY --from=libraries /baton/node_modules ./node_modules
COPY --from=build /baton/package.json /baton/next.config.js ./
COPY --from=build /baton/domain ./domain
COPY --from=build /baton/lessons ./lessons
COPY --from=build /baton/public ./public
COPY --from=build /baton/server ./server
COPY --from=build --chown=node:node /baton/.next ./.next
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that SIGTERM reaches the server and it drains.
CMD ["node", "--disable-warning=ExperimentalWarning", "server/main.ts"]
