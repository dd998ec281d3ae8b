// What Microsoft's own botframework-connector says of a request: one JSON object {id, header, activity} a line in, {id, letIn, why} a line out.
// The first argument: {app, now (milliseconds), keys}. Keys and metadata are served on loopback, so that nothing leaves this machine.
const http = require('http');
const { AuthenticationConfiguration, BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } = require('botframework-connector');

const { app, now, keys } = JSON.parse(process.argv[2]);
Date.now = () => now;
// It prints public keys and traces at each refusal.
console.error = () => { };
const say = verdict => process.stdout.write(JSON.stringify(verdict) + '\n');

const server = http.createServer((request, response) => {
  const address = `http://127.0.0.1:${server.address().port}`;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(request.url.endsWith('/keys')
    ? keys
    : { issuer: 'https://api.botframework.com', jwks_uri: `${address}/keys`, id_token_signing_alg_values_supported: ['RS256'] }));
});

server.listen(0, '127.0.0.1', () => {
  const metadata = `http://127.0.0.1:${server.address().port}/metadata`;
  const door = BotFrameworkAuthenticationFactory.create(
    '', true, metadata, 'https://api.botframework.com', 'https://api.botframework.com', metadata, metadata, metadata, '',
    new PasswordServiceClientCredentialFactory(app, 'unused'), new AuthenticationConfiguration());
  let pending = '';
  let before = Promise.resolve();
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', chunk => {
    pending += chunk;
    const lines = pending.split('\n');
    pending = lines.pop();
    for (const line of lines) {
      const { id, header, activity } = JSON.parse(line);
      before = before
        .then(() => door.authenticateRequest(activity, header))
        .then(() => say({ id, letIn: true }), fault => say({ id, letIn: false, why: String(fault.message) }));
    }
  });
  process.stdin.on('end', () => before.then(() => process.exit(0)));
});
