import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../process/failure.mjs';

export const HELP = `npm run screenshots -- [options]    pictures of every page, wide and narrow, light and dark

  --only <word>   the pages whose name contains it
  --out <folder>  where they go (default: .cache/screenshots)
  --url <url>     an installation that runs, with the demo platform; without it, a private one with more content
  --help          shows this

It fails when a page logs an error, asks another host, or misses a part of itself.
Environment: CHROMIUM_PATH names a Chromium to use.
`;

const KNOWN = {
  only: { type: 'string', default: '' },
  out: { type: 'string', default: '.cache/screenshots' },
  url: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
};

/** What the person asked for, checked. @throws Failure naming the option that is wrong */
export function readOptions(args, root) {
  const values = parse(args);
  if (values.url !== undefined && !URL.canParse(values.url))
    throw new Failure(`--url must be a URL, not "${values.url}".`);
  return { ...values, out: path.resolve(root, values.out) };
}

function parse(args) {
  try {
    return parseArgs({ args, options: KNOWN, allowPositionals: false }).values;
  } catch (error) {
    throw new Failure(`${error.message.split('. ')[0]}; "npm run screenshots -- --help" lists the options.`);
  }
}
