/// What makes a user's JavaScript file answer as in the service: run by `node -e`, with the file behind it.
///
/// The file is loaded once, as a CommonJS or an ES module. Whatever it prints is told from answers by a mark at the
/// beginning of their line.
enum NodeAdapter {
  static let text = #"""
    'use strict';
    const fs = require('node:fs');
    const net = require('node:net');
    const path = require('node:path');
    const { pathToFileURL } = require('node:url');

    const file = path.resolve(process.argv[1]);
    const here = process.cwd() + path.sep;
    const requests = new net.Socket({ fd: 0, readable: true, writable: false });
    Object.defineProperty(process, 'stdin', { value: fs.createReadStream('/dev/null') });
    let pending = null;
    // What is the same in all invocations.
    let known = null;

    function write(descriptor, text) {
      let bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
      while (bytes.length > 0) {
        try {
          bytes = bytes.subarray(fs.writeSync(descriptor, bytes));
        } catch (error) {
          if (error.code !== 'EAGAIN') process.exit(1);
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
        }
      }
    }

    // What is printed is there before the answer: of itself Node keeps what a pipe has no room for until later.
    for (const [stream, descriptor] of [[process.stdout, 1], [process.stderr, 2]]) {
      stream.write = (chunk, encoding, done) => {
        const given = typeof encoding === 'string' ? encoding : 'utf8';
        write(descriptor, typeof chunk === 'string' ? Buffer.from(chunk, given) : Buffer.from(chunk));
        const callback = typeof encoding === 'function' ? encoding : done;
        if (typeof callback === 'function') process.nextTick(callback);
        return true;
      };
    }

    function say(kind, text = '') { write(1, '\n\u001etouchtone ' + kind + ' ' + text + '\n'); }

    function fail(error) {
      const isError = error !== null && typeof error === 'object';
      const kind = (isError && error.name) || typeof error;
      const message = isError && 'message' in error ? String(error.message) : String(error);
      const frames = (isError && typeof error.stack === 'string' ? error.stack.split('\n') : [])
        .filter((line) => /^\s+at /.test(line) && !/\[eval\]|node:internal|\(node:|at node:/.test(line))
        .map((line) => line.replaceAll('file://', '').replaceAll(here, ''));
      write(2, ['[ERROR] ' + kind + ': ' + message, ...frames].join('\n') + '\n');
      const isOwn = (line) => !line.includes('node_modules');
      let place = /([^\s(]+):(\d+):\d+\)?$/.exec(frames.find(isOwn) ?? frames[0] ?? '');
      if (!place && isError && error instanceof SyntaxError) {
        place = /^(?:file:\/\/)?(\/[^\n]*):(\d+)\n/.exec(error.stack ?? '');
      }
      const where = place ? ' (' + place[1].replace(here, '') + ':' + place[2] + ')' : '';
      say('error', (kind + ': ' + message + where).replace(/\s+/g, ' '));
    }

    function finish(error, value) {
      if (pending === null) return;
      pending = null;
      requests.ref();
      if (error !== null && error !== undefined) return fail(error);
      let text;
      try {
        text = JSON.stringify(value === undefined ? null : value);
      } catch (cause) {
        const marshal = new Error('Unable to marshal response: ' + cause.message);
        marshal.name = 'Runtime.MarshalError';
        marshal.stack = '';
        return fail(marshal);
      }
      say('answer', text === undefined ? 'null' : text);
    }

    function context(given, callback) {
      const end = performance.now() + given.milliseconds;
      return {
        ...known,
        awsRequestId: given.awsRequestId,
        logStreamName: given.logStreamName,
        callbackWaitsForEmptyEventLoop: true,
        identity: undefined,
        clientContext: undefined,
        getRemainingTimeInMillis: () => Math.max(0, Math.floor(end - performance.now())),
        done: callback,
        fail: (error) => callback(error ?? new Error('failed')),
        succeed: (value) => callback(null, value),
      };
    }

    function invoke(handler, line) {
      const given = JSON.parse(line);
      if (known === null) {
        known = given;
        return;
      }
      const call = { isDone: false };
      pending = call;
      requests.unref();
      // What the handler does at once behind its answer stands before it.
      const settle = (error, value) => {
        if (call.isDone) return false;
        call.isDone = true;
        queueMicrotask(() => { if (pending === call) finish(error, value); });
        return true;
      };
      const callback = (error, value) => {
        if (settle(error, value)) return;
        let told = String(error);
        try {
          if (error === null || error === undefined) told = JSON.stringify(value) ?? 'null';
        } catch { told = String(value); }
        write(2, 'answered once more, which nobody reads: ' + told + '\n');
      };
      try {
        const result = handler(given.event, context(given, callback), callback);
        if (result && typeof result.then === 'function') {
          result.then((value) => settle(null, value), (error) => settle(error ?? new Error('rejected')));
        }
      } catch (error) {
        settle(error ?? new Error('thrown'));
      }
    }

    // As in the service: a handler that leaves nothing to wait for has answered, with nothing.
    process.on('beforeExit', () => finish(null, null));
    process.on('uncaughtException', (error) => {
      if (pending !== null) finish(error ?? new Error('thrown'));
      process.exit(129);
    });

    async function load() {
      if (!file.endsWith('.mjs')) {
        try {
          return require(file);
        } catch (error) {
          if (error.code !== 'ERR_REQUIRE_ESM') throw error;
        }
      }
      return import(pathToFileURL(file).href);
    }

    (async () => {
      const name = process.env._HANDLER.split('.').pop();
      let handler;
      try {
        const loaded = await load();
        handler = loaded[name] ?? loaded.default?.[name];
        if (typeof handler !== 'function') {
          const missing = new Error(file.replace(here, '') + ' exports no function ' + name);
          missing.name = 'Runtime.HandlerNotFound';
          missing.stack = '';
          throw missing;
        }
      } catch (error) {
        fail(error);
        process.exit(1);
      }
      say('ready');
      let rest = '';
      requests.setEncoding('utf8');
      requests.on('data', (text) => {
        rest += text;
        for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
          const line = rest.slice(0, end);
          rest = rest.slice(end + 1);
          invoke(handler, line);
        }
      });
      requests.on('end', () => process.exit(0));
      requests.on('error', () => process.exit(0));
    })();
    """#
}
