import {defineAction} from './define-action.js';

/** The actions of the default sequence, to compose with others. Each is the one that its server has bound. */
export const actions = {
  findRoute: defineAction({name: 'findRoute', needs: ['request'], provides: ['route']}, ({request}, {findRoute}) => {
    return {route: findRoute(request)};
  }),
  parseParams: defineAction(
    {name: 'parseParams', needs: ['request', 'route'], provides: ['params']},
    async ({request, route}, {parseParams}) => ({params: await parseParams(request, route)}),
  ),
  invoke: defineAction(
    {name: 'invoke', needs: ['route', 'params'], provides: ['result']},
    async ({route, params}, {invoke}) => ({result: await invoke(route, params)}),
  ),
  send: defineAction({name: 'send', needs: ['response', 'result'], sends: true}, ({response, result}, {send}) => {
    return send(response, result);
  }),
} as const;
