/** The routes of a server, to tell "not here" (404) from "not this way" (405). */
export class DeclaredRoutes {
  private readonly methods = new Map<string, { pattern: RegExp; methods: Set<string> }>();

  /**
   * @param url in the syntax of Fastify: `/v1/groups/:id`, `/docs/*`
   */
  add(methods: string | readonly string[], url: string): void {
    const route = this.methods.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const method of [methods].flat()) route.methods.add(method);
    this.methods.set(url, route);
  }

  /** The methods offered at a path, sorted; none when there is nothing at all. */
  methodsAt(path: string): string[] {
    const matching = [...this.methods.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(matching.flatMap(({ methods }) => [...methods]))].toSorted();
  }
}

function patternOf(url: string): RegExp {
  const source = url
    .replaceAll(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll(/:[^/-]+/g, '[^/]+');
  return new RegExp(`^${source}$`);
}
