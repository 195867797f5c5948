/** The page of the mailbox, as a Handlebars template. */
export const mailboxPageTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{#if open}}{{open.subject}} · {{/if}}Mailbox</title>
<style>
:root { color-scheme: light dark; --text: #1f2937; --soft: #4b5563; --page: #eef1f5; --sheet: #fff; --line: #d7dce3; --mark: #1d4ed8; --current: #e4ecfd; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e7ebf0; --soft: #b4bdc9; --page: #10151c; --sheet: #1a222d; --line: #3a4554; --mark: #9cc0ff; --current: #26344a; }
}
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); }
header { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; padding: .75rem 1.25rem; background: var(--sheet); border-bottom: 1px solid var(--line); }
h1 { font-size: 1.25rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 0; overflow-wrap: anywhere; }
form { display: flex; gap: .5rem; flex: 1 1 18rem; min-width: 0; max-width: 30rem; }
label { align-self: center; color: var(--soft); }
input { flex: 1; min-width: 0; font: inherit; padding: .35rem .6rem; color: inherit; background: var(--page); border: 1px solid var(--soft); border-radius: 6px; }
button { font: inherit; padding: .35rem .9rem; border: 0; border-radius: 6px; background: #1d4ed8; color: #fff; cursor: pointer; }
a { color: var(--mark); }
:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
main { display: grid; grid-template-columns: minmax(16rem, 24rem) 1fr; gap: 1rem; padding: 1rem; align-items: start; }
nav, article { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
ol { list-style: none; margin: 0; padding: 0; max-height: 78vh; overflow-y: auto; }
li a { display: block; padding: .6rem 1rem; color: inherit; text-decoration: none; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
li a:hover { background: var(--page); }
li a[aria-current] { background: var(--current); box-shadow: inset 4px 0 var(--mark); }
li strong { display: block; }
li span, dt, .soft { color: var(--soft); font-size: .875rem; }
p { margin: 0; padding: .75rem 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: .5rem 0 0; }
dd { margin: 0; overflow-wrap: anywhere; }
.about { padding: 1rem; border-bottom: 1px solid var(--line); }
iframe { display: block; width: 100%; height: 44rem; border: 0; background: #fff; }
details { border-top: 1px solid var(--line); padding: .75rem 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0 0; font-size: .875rem; }
@media (max-width: 50rem) { main { grid-template-columns: 1fr; } ol { max-height: 40vh; } }
</style>
</head>
<body>
<header>
<h1>Mailbox</h1>
<form action="/mailbox" role="search">
<label for="q">Recipient</label>
<input id="q" name="q" type="search" value="{{q}}" maxlength="320" autocomplete="off">
<button>Search</button>
</form>
<a href="/mailbox">All mails</a>
<a href="/mailbox/previews">Previews</a>
</header>
<main>
<nav aria-label="Mails">
{{#if mails}}
<ol>
{{#each mails}}
<li><a href="{{address}}"{{#if current}} aria-current="true"{{/if}}><strong>{{subject}}</strong><span>{{to}} · <time datetime="{{receivedAt}}">{{time}} UTC</time></span></a></li>
{{/each}}
</ol>
{{else}}
<p>{{#if q}}No mail to “{{q}}”.{{else}}No mail yet. As long as SMTP_URL is not set, every mail that is sent ends here.{{/if}}</p>
{{/if}}
{{#if newest}}<p><a href="{{newest}}">Newest mails</a></p>{{/if}}
{{#if older}}<p><a href="{{older}}">Older mails</a></p>{{/if}}
</nav>
{{#if open}}
<article id="mail" aria-labelledby="subject">
<div class="about">
<h2 id="subject">{{open.subject}}</h2>
<dl>
<dt>From</dt><dd>{{open.from}}</dd>
<dt>To</dt><dd>{{open.to}}</dd>
<dt>Received</dt><dd><time datetime="{{open.receivedAt}}">{{open.receivedAt}}</time></dd>
</dl>
</div>
{{#if open.document}}
<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" srcdoc="{{open.document}}"></iframe>
{{/if}}
<details{{#unless open.document}} open{{/unless}}><summary>Plain text</summary><pre>{{open.text}}</pre></details>
<details><summary>Headers</summary><dl>{{#each open.headers}}<dt>{{@key}}</dt><dd>{{this}}</dd>{{/each}}</dl></details>
</article>
{{else}}
<p class="soft">Choose a mail to read it.</p>
{{/if}}
</main>
</body>
</html>
`;
