# judge in a container: no root, no --privileged, no capability. See docs/ci.md.
FROM docker.io/library/rust:1.95-slim-bookworm AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock build.rs ./
COPY benches benches
COPY harness harness
COPY problems problems
COPY src src
COPY tests/hostile tests/hostile
RUN cargo build --release --locked --bin judge

FROM docker.io/library/python:3.12-slim-bookworm
# --changed asks Git; a fixed version would be gone from the mirrors with the next one.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 judge
COPY --from=build /src/target/release/judge /usr/local/bin/judge
COPY LICENSE-APACHE LICENSE-MIT /usr/share/doc/judge/
USER 10001
WORKDIR /work
CMD ["judge", "check"]
