// Drives the real botframework-directlinejs against our server. Reads {domain, token} from the first argument, prints one JSON object a step.
const { DirectLine } = require('botframework-directlinejs/lib/directLine.js');
const WebSocket = require('ws');

// It was made for browsers: these two it finds on the global object.
global.XMLHttpRequest = require('xhr2');
const sockets = [];
class Watched extends WebSocket {
  constructor(...args) {
    super(...args);
    sockets.push(this);
  }
}
global.WebSocket = Watched;

const { domain, token } = JSON.parse(process.argv[2]);
const line = new DirectLine({ domain, token, conversationStartProperties: { locale: 'nl' } });
const say = step => process.stdout.write(JSON.stringify(step) + '\n');

line.connectionStatus$.subscribe(status => say({ step: 'status', status }));
line.activity$.subscribe(
  activity => say({ step: 'activity', id: activity.id, text: activity.text, from: activity.from.id, clientActivityID: activity.channelData?.clientActivityID }),
  error => say({ step: 'error', message: String(error) }));

const post = text => line
  .postActivity({ type: 'message', text, from: { id: 'claimed' }, channelData: { clientActivityID: `client-${text}` } })
  .subscribe(id => say({ step: 'posted', text, id }), error => say({ step: 'error', message: String(error) }));

process.stdin.setEncoding('utf8');
let pending = '';
process.stdin.on('data', chunk => {
  pending += chunk;
  const lines = pending.split('\n');
  pending = lines.pop();
  for (const command of lines.map(text => text.trim()).filter(text => text)) {
    if (command === 'cut') {
      sockets.at(-1).terminate();
    } else if (command === 'end') {
      line.end();
      process.exit(0);
    } else {
      post(command);
    }
  }
});
