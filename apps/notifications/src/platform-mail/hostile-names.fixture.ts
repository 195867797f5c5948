import { parse } from 'parse5';

/** What people might type as a name, to make a mail say or do something else (V25-V27). */
export const HOSTILE_TEXTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</blockquote></div></td></tr></table><h1>Your account is blocked</h1>',
  '<a href="https://evil.example">Click</a>',
  '{{link}} {{{link}}} {{#each this}}{{this}}{{/each}}',
  '<!-- --><![endif]--><style>*{display:none}</style>',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '</title><meta http-equiv="refresh" content="0;url=//evil.example">',
  'a\r\nBcc: victim@example.org\r\n\r\n<b>body</b>',
  'a\u2028b\u2029c\u0085d\u0000e\u202Ef',
  '{{constructor}} {{__proto__}} ${7*7} <%= 7*7 %>',
  'https://evil.example www.evil.example evil.example phish@evil.example',
];

interface Node {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
}

/** The elements of a document with their attributes; text and the values that carry variables are left out. */
function elementsOf(node: Node): unknown[] {
  const attributes = (node.attrs ?? []).map(({ name, value }) => [name, name === 'aria-label' ? '' : value]);
  const children = (node.childNodes ?? []).filter(({ nodeName }) => nodeName !== '#text').map(elementsOf);
  return [node.nodeName, attributes, children];
}

/** The elements of a mail, to be compared with those of a harmless one. */
export const treeOf = (html: string): unknown[] => elementsOf(parse(html) as Node);
