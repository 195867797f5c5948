import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GatewayConfig } from '../config.js';

/** The bearer token of whoever runs the installation, `OPERATOR_TOKEN`. */
@Injectable()
export class OperatorToken {
  readonly #digest: Buffer | undefined;

  constructor({ OPERATOR_TOKEN }: GatewayConfig) {
    this.#digest = OPERATOR_TOKEN === undefined ? undefined : digest(OPERATOR_TOKEN);
  }

  /** Takes the same time for every token, whatever it has in common with the right one. */
  matches(token: string): boolean {
    return this.#digest !== undefined && timingSafeEqual(this.#digest, digest(token));
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
