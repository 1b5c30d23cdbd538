import {afterEach, describe, expect, it} from '@jest/globals';

import {RestBindings, clearCookie, setCookie} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {givenApplication, stopAll} from '../helpers.js';

import type {Response} from '@rondojs/rest';

type Act = (response: Response) => void;

afterEach(stopAll);

describe('a cookie', () => {
  it.each<[string, Act, string[]]>([
    ['careful by default', r => setCookie(r, 'a', 'b'), ['a=b; Path=/; HttpOnly; Secure; SameSite=Lax']],
    [
      'as it is wanted',
      r => setCookie(r, 'a', 'b', {httpOnly: false, secure: false, sameSite: 'strict', path: '/x', maxAge: 60}),
      ['a=b; Max-Age=60; Path=/x; SameSite=Strict'],
    ],
    ['escaped', r => setCookie(r, 'a', 'é;\r\nx: y'), ['a=%C3%A9%3B%0D%0Ax%3A%20y; Path=/; HttpOnly; Secure; SameSite=Lax']],
    [
      'forgotten',
      r => clearCookie(r, 'a'),
      ['a=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax'],
    ],
    [
      'one of several',
      r => ['a', 'b'].forEach(name => setCookie(r, name, '1')),
      ['a=1; Path=/; HttpOnly; Secure; SameSite=Lax', 'b=1; Path=/; HttpOnly; Secure; SameSite=Lax'],
    ],
  ])('is %s', async (_, act, cookies) => {
    const {client} = await givenActing(act);

    const {headers} = await client.get('/');

    expect(headers.getSetCookie()).toEqual(cookies);
  });

  it.each<[string, Act]>([
    ['name', r => setCookie(r, 'a\r\nb', '')],
    ['path', r => setCookie(r, 'a', '', {path: '/;x\r\n'})],
  ])('with a %s that splits the header is refused', async (_, act) => {
    const {client} = await givenActing(act);

    const {status, headers} = await client.get('/');

    expect([status, headers.getSetCookie()]).toEqual([500, []]);
  });
});

function givenActing(act: Act) {
  class ActingController {
    @get('/')
    act(@inject(RestBindings.Http.RESPONSE) response: Response) {
      act(response);
      return {};
    }
  }
  return givenApplication([ActingController]);
}
