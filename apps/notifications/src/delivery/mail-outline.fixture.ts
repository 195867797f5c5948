import { parse } from 'parse5';

/** A node of a parsed mail. */
export interface MailNode {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes?: MailNode[];
  value?: string;
  parentNode?: MailNode | null;
}

/** The document of a mail. */
export const documentOf = (html: string): MailNode => parse(html) as unknown as MailNode;

export const attribute = (node: MailNode, name: string): string | undefined =>
  node.attrs?.find((each) => each.name === name)?.value;

/** Every element and text, in their order. */
export function* nodesOf(node: MailNode): Generator<MailNode> {
  yield node;
  for (const child of node.childNodes ?? []) yield* nodesOf(child);
}

/** All elements of a name. */
export const elements = (document: MailNode, name: string): MailNode[] =>
  [...nodesOf(document)].filter(({ nodeName }) => nodeName === name);

export const textOf = (node: MailNode): string =>
  [...nodesOf(node)]
    .map(({ nodeName, value }) => (nodeName === '#text' ? (value ?? '') : nodeName === 'br' ? '\n' : ''))
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .trim();

/** An element and all around it, from the inside out. */
export function* upwards(node: MailNode): Generator<MailNode> {
  for (let at: MailNode | null | undefined = node; at; at = at.parentNode) yield at;
}

/** The declarations of a style attribute. */
export function styleOf(node: MailNode): Map<string, string> {
  const declarations = (attribute(node, 'style') ?? '').split(';').map((each) => each.split(':'));
  return new Map(
    declarations
      .filter(([name, value]) => name && value)
      .map(([name, ...value]) => [String(name).trim(), value.join(':').trim()]),
  );
}

const MEANINGFUL = new Set([
  'title',
  'h1',
  'h2',
  'h3',
  'ul',
  'ol',
  'li',
  'blockquote',
  'strong',
  'a',
  'img',
  'p',
]);
const SILENT = new Set(['style', 'script', '#comment', 'noscript']);

/** What a mail consists of without its layout tables and styles: its elements that mean something, and the texts. */
export function outlineOf(html: string): string {
  const lines: string[] = [];
  const walk = (node: MailNode, depth: number): void => {
    if (SILENT.has(node.nodeName)) return;
    const means = MEANINGFUL.has(node.nodeName);
    const text = node.nodeName === '#text' ? (node.value ?? '').replace(/\s+/g, ' ').trim() : '';
    if (means) lines.push(`${'  '.repeat(depth)}<${nameOf(node)}>`);
    if (text) lines.push(`${'  '.repeat(depth)}${text}`);
    for (const child of node.childNodes ?? []) walk(child, depth + (means ? 1 : 0));
  };
  walk(documentOf(html), 0);
  return lines.join('\n');
}

const nameOf = (node: MailNode): string =>
  node.nodeName === 'a' ? `a href="${attribute(node, 'href')}"` : node.nodeName;
