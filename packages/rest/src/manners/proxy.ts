import {BlockList, isIP, isIPv6} from 'node:net';

import {BindingKey} from '@rondojs/context';

import {RestConfigError} from '../errors.js';

import type {Request} from '../contract/http.js';

/** Which machines may say for whom they ask. */
export type ProxyTrust = (address: string | undefined) => boolean;

export const PROXY_TRUST = BindingKey.create<ProxyTrust>('rest.proxyTrust');

/** Where a request was meant to go, and from where, as its client sees it. */
export interface RequestOrigin {
  readonly protocol: string;
  /** With the port, where that is not the usual one. */
  readonly host: string;
  readonly clientAddress: string | undefined;
}

const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** @throws {RestConfigError} for what is no address and no range of addresses */
export function createProxyTrust(trusted: readonly string[]): ProxyTrust {
  if (trusted.length === 0) return () => false;
  const list = new BlockList();
  for (const range of trusted.flatMap(one => NAMED[one] ?? [one])) addRange(list, range);
  return address => {
    const plain = bare(address);
    return isIP(plain) > 0 && list.check(plain, familyOf(plain));
  };
}

/** What the proxies before the server say, as far as they are trusted; else what the connection says. */
export function originOf(request: Request, trusts: ProxyTrust): RequestOrigin {
  const {socket, headers} = request;
  const own = {
    protocol: 'encrypted' in socket && socket.encrypted ? 'https' : 'http',
    host: headers.host ?? '',
    clientAddress: bare(socket.remoteAddress),
  };
  if (!trusts(own.clientAddress)) return own;

  const said = headers.forwarded === undefined ? xForwarded(request) : forwarded(headers.forwarded);
  // Each proxy adds behind the others: the last that is not trusted is the client, whatever stands before it.
  const hops = said.map(({clientAddress}) => clientAddress).filter(address => address !== undefined);
  const client = hops.findLast(address => !trusts(address)) ?? hops[0] ?? own.clientAddress;
  const outermost = said.at(-1);
  return {
    protocol: sane(outermost?.protocol, /^https?$/) ?? own.protocol,
    host: sane(outermost?.host, HOST) ?? own.host,
    clientAddress: client,
  };
}

/** A name or address, with or without a port. */
export const HOST = /^(?:[\w.~!$&'()*+,;=%-]+|\[[\da-fA-F:.]+\])(?::\d{0,5})?$/;

interface Hop {
  readonly protocol: string | undefined;
  readonly host: string | undefined;
  readonly clientAddress: string | undefined;
}

function xForwarded({headers}: Request): readonly Hop[] {
  const addresses = listOf(headers['x-forwarded-for']).map(bare);
  const protocol = listOf(headers['x-forwarded-proto']).at(-1)?.toLowerCase();
  const host = withPort(listOf(headers['x-forwarded-host']).at(-1), listOf(headers['x-forwarded-port']).at(-1), protocol);
  const known = {protocol, host};
  return addresses.length > 0
    ? addresses.map(clientAddress => ({...known, clientAddress}))
    : [{...known, clientAddress: undefined}];
}

function withPort(host: string | undefined, port: string | undefined, protocol: string | undefined): string | undefined {
  if (host === undefined || port === undefined || /:\d+$/.test(host)) return host;
  const isUsual = port === (protocol === 'https' ? '443' : '80');
  return isUsual || !/^\d{1,5}$/.test(port) ? host : `${host}:${port}`;
}

/** RFC 7239. What stands in quotes may have commas in it; addresses and hosts have none. */
function forwarded(text: string): readonly Hop[] {
  return listOf(text).map(element => {
    const pairs = element.split(';').map(pair => pair.trim().split('=', 2));
    const fields = new Map(pairs.map(([name = '', value = '']) => [name.toLowerCase(), value.replace(/^"(.*)"$/, '$1')]));
    const address = fields.get('for');
    return {
      protocol: fields.get('proto')?.toLowerCase(),
      host: fields.get('host'),
      clientAddress: address === undefined ? undefined : bare(address),
    };
  });
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return [value ?? []].flat().flatMap(text => text.split(',')).map(one => one.trim()).filter(Boolean);
}

/** Without port and brackets; an IPv4 address that is written as IPv6 as what it is. */
function bare(address: string | undefined): string {
  if (address === undefined) return '';
  const text = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1');
  return text.replace(/^::ffff:(?=[\d.]+$)/i, '');
}

function addRange(list: BlockList, range: string): void {
  const [address = '', bits] = range.split('/');
  const most = isIPv6(address) ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  if (!isIP(address) || !Number.isInteger(prefix) || prefix < 0 || prefix > most) {
    throw new RestConfigError(
      `trustProxy has ${JSON.stringify(range)}, which is no address: give 10.0.0.7, 10.0.0.0/8, ::1, loopback or private.`,
    );
  }
  list.addSubnet(address, prefix, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

function sane(text: string | undefined, pattern: RegExp): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}
