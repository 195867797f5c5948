/** Sends mails as fast as five connections take them. */
import { createTransport } from 'nodemailer';
import { options, serve } from './child-program.mjs';

/** About what an invitation has. */
const TEXT = `${'word '.repeat(15)}\n`.repeat(8);
const HTML = `<p style="margin:0">${'word '.repeat(15)}</p>\n`.repeat(90);

const { hostname: host, port } = new URL(options.url);
const transport = createTransport({
  pool: true,
  maxConnections: 5,
  maxMessages: 1_000,
  host,
  port: Number(port),
});

async function sendAll(count) {
  const begun = performance.now();
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const to = `floor${left}@bench.example`;
      await transport.sendMail({
        from: 'no-reply@bench.example',
        to,
        subject: 'Floor',
        text: TEXT,
        html: HTML,
      });
    }
  };
  await Promise.all(Array.from({ length: 10 }, lane));
  return { seconds: (performance.now() - begun) / 1_000 };
}

serve({}, ({ count }) => sendAll(count));
