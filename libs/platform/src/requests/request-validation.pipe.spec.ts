import { describe, expect, it } from '@jest/globals';
import type { ArgumentMetadata } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DomainError } from '../problems/domain.error.js';
import type { FieldError } from '../problems/problem-document.js';
import { requestValidationPipe } from './request-validation.pipe.js';

class Owner {
  @IsEmail()
  @MaxLength(254)
  @IsString()
  email: string;
}

class NewPlatform {
  @MaxLength(100)
  @IsString()
  name: string;

  @ValidateNested()
  @Type(() => Owner)
  owner: Owner;

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Owner)
  @IsArray()
  guests?: Owner[];
}

/** A nested class whose author forgot `@Type`. */
class Forgetful {
  @ValidateNested()
  owner: Owner;
}

class Page {
  @IsOptional()
  @Max(200)
  @IsInt()
  @Type(() => Number)
  limit?: number;
}

const pipe = requestValidationPipe();
const VALID = { name: 'Acme', owner: { email: 'a@example.org' } };

async function errorsOf(value: unknown, metadata: Partial<ArgumentMetadata> = {}): Promise<FieldError[]> {
  const error: unknown = await pipe
    .transform(value, { type: 'body', metatype: NewPlatform, ...metadata })
    .then(
      () => undefined,
      (refusal: unknown) => refusal,
    );
  expect(error).toBeInstanceOf(DomainError);
  expect((error as DomainError).code).toBe('invalid_input');
  return (error as DomainError).extra['errors'] as FieldError[];
}
const at = (errors: FieldError[]): string[] => errors.map(({ path, code }) => `${path}:${code}`).toSorted();

describe('the validation of requests', () => {
  it('makes an instance of the class from a good body', async () => {
    const body = await pipe.transform(
      { ...VALID, guests: [{ email: 'b@example.org' }] },
      { type: 'body', metatype: NewPlatform },
    );
    expect(body).toBeInstanceOf(NewPlatform);
    expect((body as NewPlatform).guests?.[0]).toBeInstanceOf(Owner);
  });

  it('names every bad field at once, nested ones by their path', async () => {
    const body = {
      name: 7,
      owner: { email: 'nobody', admin: true },
      guests: [{ email: 'b@example.org' }, {}],
      plan: 'x',
    };
    expect(at(await errorsOf(body))).toEqual([
      'guests.1.email:required',
      'name:is_string',
      'owner.admin:unknown_field',
      'owner.email:is_email',
      'plan:unknown_field',
    ]);
  });

  it('says in words what is wrong, without repeating the name of the field', async () => {
    const [error] = await errorsOf({ ...VALID, name: 'x'.repeat(101) });
    expect(error).toEqual({
      path: 'name',
      code: 'max_length',
      message: 'must be shorter than or equal to 100 characters',
    });
  });

  it.each(['role', 'tenantId', 'state', 'billedAt', 'passwordHash', 'version', 'id'])(
    'refuses the smuggled field %s (V35)',
    async (field) => {
      expect(at(await errorsOf({ ...VALID, [field]: 'x' }))).toEqual([`${field}:unknown_field`]);
    },
  );

  it.each<[string, unknown]>([
    ['an empty list', []],
    ['a list', [VALID]],
    ['a text', 'x'],
    ['nothing', null],
    ['no body', undefined],
    ['a number', 1],
    ['true', true],
    ['numbered keys', { 0: {} }],
    ['an empty object', {}],
    ['an instance of something', new Map()],
    ['bytes', Buffer.from('{}')],
  ])('refuses %s as a body (V36)', async (_, body) => {
    expect((await errorsOf(body)).length).toBeGreaterThan(0);
  });

  it('refuses what a nested class without @Type would let through (V36)', async () => {
    const errors = await errorsOf({ owner: { email: 'nobody' } }, { metatype: Forgetful });
    expect(at(errors)).toEqual(['owner:invalid_value']);
  });

  it('refuses to convert the types of a JSON body', async () => {
    expect(at(await errorsOf({ ...VALID, name: true }))).toEqual(['name:is_string']);
  });

  it('converts and limits what stands in a query', async () => {
    const query: ArgumentMetadata = { type: 'query', metatype: Page };
    expect(await pipe.transform({ limit: '50' }, query)).toEqual({ limit: 50 });
    expect(at(await errorsOf({ limit: '201' }, query))).toEqual(['limit:max']);
    expect(at(await errorsOf({ limit: ['1', '2'] }, query))).toEqual(['limit:is_int']);
    expect(at(await errorsOf({ limitt: '1' }, query))).toEqual(['limitt:unknown_field']);
  });

  it('answers a body of very many unknown fields briefly', async () => {
    const fields = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`field${i}`, i]));
    expect((await errorsOf({ ...VALID, ...fields(900) })).length).toBe(100);
    expect(at(await errorsOf({ ...VALID, ...fields(100_000) }))).toEqual([':too_many_fields']);
  });

  it('checks the length of a text before any costly rule (V38)', async () => {
    const hostile = `${'a'.repeat(65_536)}@${'a.'.repeat(100)}`;
    expect(at(await errorsOf({ ...VALID, owner: { email: hostile } }))).toEqual(['owner.email:max_length']);
  });

  it('leaves what custom decorators give to the handler alone', async () => {
    const actor = { kind: 'user', constructor: 'x' };
    await expect(pipe.transform(actor, { type: 'custom', metatype: Object })).resolves.toBe(actor);
  });
});
