import type {SequenceFunction} from '@rondojs/rest';

/** The same as a function: it is given the five actions, and calls them in the order that it wants. */
export const loggingFunction: SequenceFunction = async (context, {findRoute, parseParams, invoke, send}) => {
  const {request, response} = context;
  console.log(`before ${request.url}`);
  const route = findRoute(request);
  const params = await parseParams(request, route);
  await send(response, await invoke(route, params));
  console.log(`after ${request.url}: ${response.statusCode}`);
};
