import type { MailKind } from '@rollcall/contracts';
import type { MailDeclaration } from './mail-declaration.js';

/** Every kind of mail that this service sends. */
export class MailCatalogue {
  private readonly byKind: ReadonlyMap<string, MailDeclaration>;

  constructor(readonly declarations: readonly MailDeclaration[]) {
    this.byKind = new Map(declarations.map((declaration) => [declaration.kind, declaration]));
  }

  /** Nothing for a kind that only a newer release knows. */
  find(kind: MailKind): MailDeclaration | undefined {
    return this.byKind.get(kind);
  }

  get(kind: MailKind): MailDeclaration {
    const declaration = this.find(kind);
    if (!declaration) throw new Error(`No mail of kind ${kind} is declared.`);
    return declaration;
  }
}
