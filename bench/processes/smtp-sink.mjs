/** A mail server that takes every mail, keeps none, and tells when which came. */
import { SMTPServer } from 'smtp-server';
import { serve } from './child-program.mjs';

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData(stream, { envelope }, done) {
    stream.resume();
    stream.once('end', () => {
      const takenAt = performance.timeOrigin + performance.now();
      for (const { address } of envelope.rcptTo) process.send({ recipient: address, takenAt });
      done();
    });
  },
});
server.listen(0, '127.0.0.1', () => serve({ url: `smtp://127.0.0.1:${server.server.address().port}` }));
