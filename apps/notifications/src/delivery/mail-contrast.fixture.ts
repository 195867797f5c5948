import { type MailNode, attribute, nodesOf, styleOf, upwards } from './mail-outline.fixture.js';

/** A rule of a style sheet. */
export interface StyleRule {
  /** Such as `.sheet .fine div`. */
  selector: string;
  declarations: Map<string, string>;
}

/** The rules of a mail for readers in the dark; they are all `!important`, so that the later wins. */
export function darkRules(html: string): StyleRule[] {
  const block =
    /@media \(prefers-color-scheme: dark\)\s*\{((?:[^{}]+\{[^{}]*\}\s*)+)\}/.exec(html)?.[1] ?? '';
  return [...block.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) => {
    const declarations = styleOf({
      nodeName: '',
      attrs: [{ name: 'style', value: body.replaceAll('!important', '') }],
    });
    return selectors.split(',').map((selector) => ({ selector: selector.trim(), declarations }));
  });
}

/** A text of a mail and how well it can be read. */
export interface Contrast {
  text: string;
  /** WCAG 2.2, 1.4.3. */
  ratio: number;
  fontSize: number;
}

/** The contrast of every text that is shown. */
export function contrastsOf(document: MailNode, rules: readonly StyleRule[] = []): Contrast[] {
  const texts = [...nodesOf(document)].filter(
    (node) => node.nodeName === '#text' && node.value?.trim() && isShown(node),
  );
  return texts.map((node) => ({
    text: (node.value ?? '').trim(),
    ratio: ratioOf(
      luminance(nearest(node, ['color'], rules) ?? '#000000'),
      luminance(nearest(node, ['background', 'background-color'], rules) ?? '#ffffff'),
    ),
    fontSize: Number.parseFloat(nearest(node, ['font-size'], rules) ?? '16'),
  }));
}

const isShown = (node: MailNode): boolean =>
  [...upwards(node)].every(
    (each) =>
      !['head', 'style', 'title', 'script'].includes(each.nodeName) &&
      styleOf(each).get('display') !== 'none',
  );

/** The value that an element has or inherits. Backgrounds are not inherited, but they shine through. */
function nearest(node: MailNode, names: readonly string[], rules: readonly StyleRule[]): string | undefined {
  for (const each of upwards(node)) {
    const value = ownValue(each, names, rules);
    if (value && value !== 'transparent') return value;
  }
  return undefined;
}

function ownValue(node: MailNode, names: readonly string[], rules: readonly StyleRule[]): string | undefined {
  const important = rules
    .filter(
      ({ selector, declarations }) => matches(node, selector) && names.some((name) => declarations.has(name)),
    )
    .toSorted((a, b) => specificity(a.selector) - specificity(b.selector))
    .at(-1);
  const declared = important?.declarations ?? styleOf(node);
  return names.map((name) => declared.get(name)).find(Boolean);
}

/** Descendants and children of tags and classes: all that mails use. */
function matches(node: MailNode, selector: string): boolean {
  const parts = selector.split(/\s+/);
  const last = parts.pop() ?? '';
  if (!isKind(node, last)) return false;
  if (parts.length === 0) return true;
  const isChild = parts.at(-1) === '>';
  const rest = (isChild ? parts.slice(0, -1) : parts).join(' ');
  const around = [...upwards(node)].slice(1, isChild ? 2 : undefined);
  return around.some((each) => matches(each, rest));
}

const isKind = (node: MailNode, simple: string): boolean =>
  simple.startsWith('.')
    ? (attribute(node, 'class') ?? '').split(' ').includes(simple.slice(1))
    : node.nodeName === simple;

const specificity = (selector: string): number =>
  selector.split(/\s+/).reduce((sum, part) => sum + (part.startsWith('.') ? 100 : part === '>' ? 0 : 1), 0);

function luminance(colour: string): number {
  const hex = /#([0-9a-f]{6})/i.exec(colour)?.[1];
  if (!hex) throw new Error(`${colour} is no colour that this test can read; write it as #rrggbb.`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const ratioOf = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
