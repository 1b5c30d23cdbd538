import {connect} from 'node:net';
import {once} from 'node:events';

import {END, GONE} from './case.js';

import type {Piece} from './case.js';
import type {Socket} from 'node:net';

/** After so long a connection that is still open counts as one that hangs, in milliseconds. Machines may be busy. */
const HANG = 15_000;

/** Sends bytes that no library would send, and reads all that comes back until the server closes. */
export async function sendRaw(port: number, pieces: readonly Piece[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', chunk => chunks.push(chunk));
  // A server may break a connection off; what came before it is looked at.
  socket.on('error', () => undefined);
  const closed = closeOf(socket);
  for (const piece of pieces) await sendPiece(socket, piece);
  await closed;
  return Buffer.concat(chunks).toString('latin1');
}

async function sendPiece(socket: Socket, piece: Piece): Promise<void> {
  if (socket.destroyed) return;
  if (typeof piece === 'number') return void (await new Promise(resolve => setTimeout(resolve, piece)));
  if (piece === END) return void socket.end();
  if (piece !== GONE) return void socket.write(piece);
  // What has been written is on its way before the client is gone.
  if (socket.connecting) await once(socket, 'connect');
  await new Promise(resolve => setTimeout(resolve, 20));
  socket.destroy();
}

async function closeOf(socket: Socket): Promise<void> {
  const timer = setTimeout(() => socket.destroy(new Error('It hangs.')), HANG);
  let error: Error | undefined;
  socket.once('error', given => (error = given));
  if (!socket.closed) await new Promise(resolve => socket.once('close', resolve));
  clearTimeout(timer);
  if (error?.message === 'It hangs.') throw new Error(`The connection was still open after ${HANG} ms.`);
}
