/** See install-package.mjs. */
export function installContracts(options: { root: string; directory: string }): Promise<void>;
