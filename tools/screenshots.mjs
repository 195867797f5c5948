/* `npm run screenshots`. Like start.mjs, it must run on any Node, so that an old one gets a sentence and not a stack. */
import { unsupportedNode } from './process/node-version.mjs';

var complaint = unsupportedNode(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exitCode = 1;
} else {
  import('./screenshots/main.mjs').then(function (module) {
    return module.main(process.argv.slice(2));
  });
}
