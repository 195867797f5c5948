interface Client {
  get(service: string, target: string): Promise<unknown>;
  post(service: string, target: string, body: unknown): Promise<unknown>;
}
type Operation = (client: Client, command: object) => AsyncGenerator<string>;

/** See operations.mjs. */
export const listParked: Operation;
export const retry: Operation;
export const discard: Operation;
export const replay: Operation;
