import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '../problems/domain.error.js';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * For ids in a path: `@Param('id', IdPipe) id: string`. What is no id at all is answered exactly like an id that
 * never existed.
 */
@Injectable()
export class IdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (typeof value === 'string' && UUID.test(value)) return value.toLowerCase();
    throw new DomainError('not_found', 'There is nothing at this address.');
  }
}
