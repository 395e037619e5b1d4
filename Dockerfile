# vpclint in a container, from the package of a release: docker build --build-arg VERSION=0.1.0 -t vpclint .
#   docker run --rm -v "$PWD:/src:ro" vpclint
FROM node:24-alpine

ARG VERSION
RUN apk add --no-cache git \
  && npm install --global --ignore-scripts --no-fund --no-audit "vpclint@${VERSION:?}" \
  && npm cache clean --force

# Owns nothing, writes nothing: the repository may be mounted read-only. A mounted folder belongs to somebody else, whom git must trust.
ENV GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=*
USER node
WORKDIR /src
ENTRYPOINT ["vpclint"]
