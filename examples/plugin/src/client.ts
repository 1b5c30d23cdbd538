import {BindingKey} from '@rondojs/context';
import {isIPv6} from 'node:net';

import type {RequestContext} from '@rondojs/rest';

/** Tells clients apart. Bind your own for users or keys: `app.bind(CLIENT_OF).to(({request}) => …)`. */
export type ClientOf = (context: RequestContext) => string;

export const CLIENT_OF = BindingKey.create<ClientOf>('rondo-rate-limit.clientOf');

/** By their addresses, as proxies that the server trusts tell them. */
export const clientByAddress: ClientOf = ({clientAddress = ''}) => networkOf(clientAddress);

/** Whoever has one address of IPv6 has 2^64 of them: what is counted is the network, of four groups. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  if (address.startsWith('::ffff:') && address.includes('.')) return address.slice('::ffff:'.length);

  const [before = [], after = []] = address.replace(/%.*$/, '').split('::').map(part => part.split(':').filter(Boolean));
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  const groups = [...before, ...zeros, ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
