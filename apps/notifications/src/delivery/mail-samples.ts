import type { Locale } from '@rollcall/contracts';
import Handlebars from 'handlebars';
import type { MailDeclaration, MailSecretKind, MailSecrets, MailVariables } from './mail-declaration.js';
import type { MailRenderer, RenderedMail } from './mail-renderer.js';

/** What each kind of secret consists of, as an example; the links lead nowhere. */
const SAMPLE_SECRETS: Readonly<Record<MailSecretKind, MailSecrets>> = {
  'invitation-link': { link: 'https://learn.example/join/abc_DEF-123' },
  credentials: {
    link: 'https://learn.example/sign-in',
    login: 'ada@example.org',
    password: 'k3v9-x2mq-0t7w-hs4d-z8np-1ybr',
  },
  'session-link': { link: 'https://learn.example/?session=abc', joins: null },
  'password-reset': { link: 'https://learn.example/reset/abc_DEF-123', login: 'ada@example.org' },
};

/** A value for a variable that is empty in the sample. */
const FILLED = 'The first lesson takes ten minutes.\nSee you soon!';

/** A sample of a mail: one of the ways in which it can read. */
export interface MailSample {
  /** `as it is`, or what is different, such as `without message`. */
  name: string;
  variables: MailVariables;
  secrets: MailSecrets;
}

/**
 * Every way in which a mail can read: its sample, and the same with each condition of its templates turned over, so that
 * no branch of a template is left out.
 */
export function samplesOf(declaration: MailDeclaration, locale: Locale): MailSample[] {
  const variables = declaration.variables(inLanguage(declaration.sample, locale));
  const secrets = declaration.secret ? SAMPLE_SECRETS[declaration.secret] : {};
  const others = conditionsOf(declaration).map((condition): MailSample => {
    const isSecret = condition in secrets;
    const value = isSecret ? secrets[condition] : variables[condition];
    return {
      name: `${value ? 'without' : 'with'} ${condition}`,
      variables: isSecret
        ? variables
        : { ...variables, [condition]: value ? null : filled(declaration, condition) },
      secrets: isSecret ? { ...secrets, [condition]: value ? null : 'yes' } : secrets,
    };
  });
  return [{ name: 'as it is', variables, secrets }, ...others];
}

/** Some words are made from the event, in the language that it names. */
function inLanguage(sample: MailDeclaration['sample'], locale: Locale): MailDeclaration['sample'] {
  return 'locale' in sample.data
    ? ({ ...sample, data: { ...sample.data, locale } } as MailDeclaration['sample'])
    : sample;
}

/** A sample as it is read. */
export const renderSample = (
  renderer: MailRenderer,
  declaration: MailDeclaration,
  locale: Locale,
  { variables, secrets }: MailSample,
): RenderedMail => renderer.render(declaration, locale, variables, secrets);

const filled = ({ freeText }: MailDeclaration, name: string) => (freeText.includes(name) ? FILLED : 1);

/** Names of the variables on which a template's branches depend. */
function conditionsOf({ templates }: MailDeclaration): string[] {
  const names = new Set<string>();
  for (const { html } of Object.values(templates)) collect(Handlebars.parse(html), names);
  return [...names];
}

function collect(program: hbs.AST.Program, names: Set<string>): void {
  for (const statement of program.body) {
    if (statement.type !== 'BlockStatement') continue;
    const { path, params, program: then, inverse } = statement as hbs.AST.BlockStatement;
    const [condition] = params as hbs.AST.PathExpression[];
    if ((path as hbs.AST.PathExpression).original === 'if' && condition) names.add(condition.original);
    // Conditions inside of `each` are about its items, which are what they are.
    if ((path as hbs.AST.PathExpression).original === 'each') continue;
    collect(then, names);
    if (inverse) collect(inverse, names);
  }
}
