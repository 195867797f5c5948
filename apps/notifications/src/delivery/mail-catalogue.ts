import type { MailKind } from '@rollcall/contracts';
import type { MailDeclaration } from './mail-declaration.js';

/** Every kind of mail that this service sends. */
export class MailCatalogue {
  private readonly byKind: ReadonlyMap<string, MailDeclaration>;

  constructor(readonly declarations: readonly MailDeclaration[]) {
    this.byKind = new Map(declarations.map((declaration) => [declaration.kind, declaration]));
  }

  get(kind: MailKind): MailDeclaration {
    const declaration = this.byKind.get(kind);
    if (!declaration) throw new Error(`No mail of kind ${kind} is declared.`);
    return declaration;
  }
}
