/**
 * The part of ICU's message syntax that the texts here use: `{name}`, `{count, number}`, `plural` with `=0` and `#`,
 * `select`, and apostrophes that quote. A spec holds it against `intl-messageformat`, whose parser alone would be a
 * fortieth of what a browser fetches for the first page.
 */
export type MessagePart =
  | string
  | { kind: 'value'; name: string }
  | { kind: 'number'; name: string }
  | { kind: 'plural' | 'select'; name: string; options: ReadonlyMap<string, readonly MessagePart[]> }
  | { kind: 'count' };

export type MessageValues = Readonly<Record<string, string | number>>;

const NAME = /[^\s{},]+/y;
const SPACE = /\s*/y;
/** Text up to what means something: a brace, the count in a plural, or an apostrophe. */
const PLAIN = /[^{}'#]+/y;
const QUOTED = /'([{}#](?:[^']|'')*)(?:'|$)/y;

/** Reads a message. @throws Error about what is not part of the syntax */
export function parseMessage(message: string): readonly MessagePart[] {
  return new MessageReader(message).all();
}

/** Where reading has come to, and how to read on from there. */
class MessageReader {
  #at = 0;

  constructor(private readonly message: string) {}

  all(): readonly MessagePart[] {
    const parts = this.#parts(false);
    if (this.#at < this.message.length) throw this.#fault();
    return parts;
  }

  /** All up to the brace that closes the option in which they stand. */
  #parts(isInOption: boolean): readonly MessagePart[] {
    const parts: MessagePart[] = [];
    while (this.#at < this.message.length && this.message[this.#at] !== '}') {
      const plain = this.#take(PLAIN)?.[0] ?? this.#take(QUOTED)?.[1]?.replaceAll("''", "'");
      parts.push(plain ?? this.#sign(isInOption));
    }
    return parts;
  }

  #sign(isInOption: boolean): MessagePart {
    const sign = this.message[this.#at];
    if (sign === '{') return this.#argument();
    this.#at += 1;
    if (sign === '#') return isInOption ? { kind: 'count' } : '#';
    // Two apostrophes are one; one that quotes nothing stands for itself.
    if (this.message[this.#at] === "'") this.#at += 1;
    return "'";
  }

  #argument(): MessagePart {
    this.#expect('{');
    const name = this.#word();
    const part = this.message[this.#at] === '}' ? { kind: 'value' as const, name } : this.#formatted(name);
    this.#expect('}');
    return part;
  }

  #formatted(name: string): MessagePart {
    this.#expect(',');
    const kind = this.#word();
    if (kind === 'number') return { kind, name };
    if (kind !== 'plural' && kind !== 'select') throw this.#fault();
    this.#expect(',');
    this.#take(SPACE);
    return { kind, name, options: this.#options() };
  }

  #options(): ReadonlyMap<string, readonly MessagePart[]> {
    const options = new Map<string, readonly MessagePart[]>();
    while (this.message[this.#at] !== '}') {
      const key = this.#word();
      this.#expect('{');
      options.set(key, this.#parts(true));
      this.#expect('}');
      this.#take(SPACE);
    }
    if (!options.has('other')) throw this.#fault();
    return options;
  }

  #word(): string {
    this.#take(SPACE);
    const word = this.#take(NAME)?.[0];
    if (word === undefined) throw this.#fault();
    this.#take(SPACE);
    return word;
  }

  #expect(sign: string): void {
    if (this.message[this.#at] !== sign) throw this.#fault();
    this.#at += 1;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.message);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #fault(): Error {
    return new Error(`This message is wrong at character ${this.#at}: ${this.message}`);
  }
}

/** How a language counts and writes numbers. */
export interface MessageLanguage {
  numbers: Intl.NumberFormat;
  plurals: Intl.PluralRules;
}

/** Says a message with its values; `count` is what `#` stands for. @throws Error when a value is missing */
export function sayParts(
  parts: readonly MessagePart[],
  values: MessageValues,
  language: MessageLanguage,
  count = 0,
): string {
  return parts.map((part) => sayPart(part, values, language, count)).join('');
}

function sayPart(part: MessagePart, values: MessageValues, language: MessageLanguage, count: number): string {
  if (typeof part === 'string') return part;
  if (part.kind === 'count') return language.numbers.format(count);
  const value = values[part.name];
  if (value === undefined) throw new Error(`The text needs a value for "${part.name}".`);
  if (part.kind === 'value') return String(value);
  if (part.kind === 'number') return language.numbers.format(Number(value));
  const keys =
    part.kind === 'plural'
      ? [`=${value}`, language.plurals.select(Number(value)), 'other']
      : [String(value), 'other'];
  const key = keys.find((key) => part.options.has(key)) ?? 'other';
  const chosen = part.options.get(key) ?? [];
  return sayParts(chosen, values, language, part.kind === 'plural' ? Number(value) : count);
}
