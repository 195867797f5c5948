/** What is wrong with one environment variable. */
export interface ConfigurationFault {
  /** Name of the variable as the operator knows it. */
  variable: string;
  /** What is wrong, without the value: it may be a secret. */
  problem: string;
}

/**
 * The environment does not describe a runnable service. Its message is one line that names every bad
 * variable, so that an operator can mend all of them at once.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly faults: readonly ConfigurationFault[]) {
    super(`Configuration: ${faults.map(({ variable, problem }) => `${variable} ${problem}`).join('; ')}`);
  }
}
