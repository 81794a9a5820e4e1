#!/usr/bin/env bash
# Builds the image, brings the whole composition up with throw-away secrets and asks it how it is. Needs Docker.
set -euo pipefail
cd "$(dirname "$0")/.."

export COMPOSE_FILE=docker-compose.yml:deploy/docker-compose.smoke.yml COMPOSE_PROJECT_NAME=karmashala-smoke
export APP_ORIGIN=http://localhost:8080 CONTENT_ORIGIN=http://content.localhost:8080
export SESSION_SECRET=$(openssl rand -hex 32) LAUNCH_SECRET=$(openssl rand -hex 32)
export MEILI_MASTER_KEY=$(openssl rand -hex 16) METRICS_TOKEN=$(openssl rand -hex 16)
export S3_USER=karmashala S3_PASSWORD=$(openssl rand -hex 16)
export STRIPE_SECRET_KEY=sk_test_123 STRIPE_WEBHOOK_SECRET=whsec_smoke STRIPE_API_BASE=http://stripe-mock:12111
export PLATFORM_ADMIN_EMAIL=admin@smoke.example

finish() {
  local status=$?
  [ "$status" -eq 0 ] || docker compose logs --tail 100
  docker compose down --volumes --timeout 40
  exit "$status"
}
trap finish EXIT

# Without --wait, which takes the bucket service ending for a failure.
docker compose up --build --detach

curl --fail --silent --show-error --retry 60 --retry-delay 2 --retry-all-errors "$APP_ORIGIN/catalogue" >/dev/null
[ "$(docker compose ps --quiet web | wc -l)" -eq 2 ]
for container in $(docker compose ps --quiet web); do
  docker exec "$container" node -e "fetch('http://127.0.0.1:3000/readyz').then(async (answer) => {
    console.log(await answer.text()); process.exit(answer.ok ? 0 : 1) })"
  [ "$(docker exec "$container" id -u)" -ne 0 ]
done
docker compose run --rm worker node scripts/backup.js /backups/smoke.tar.gz
echo 'The composition works.'
