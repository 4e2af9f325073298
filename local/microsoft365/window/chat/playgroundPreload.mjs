/**
 * Loaded into the Playground's process before it starts. Version 0.2.28 opens a browser unless told otherwise by an
 * environment variable of its former name, and listens on every network interface; a laptop on a school's Wi-Fi wants
 * neither. Standard input is a pipe from the process that started it: when that process is gone, so is the Playground.
 */
import net from 'node:net';
import { env, exit, stdin } from 'node:process';

env.TEAMSAPPTESTER_BROWSER = 'none';
stdin.on('close', () => exit()).resume();

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function listenHereOnly(port, ...rest) {
  const open = (typeof port === 'number' || typeof port === 'string') && typeof rest[0] !== 'string';
  return open ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};
