/* Shows the document that this script's element names, and sends requests to the server that the page comes from. */
/* global SwaggerUIBundle */
'use strict';

(async ({dataset, src}) => {
  const place = document.getElementById('explorer');
  try {
    const address = new URL(dataset.document, location.href);
    const response = await fetch(address, {headers: {accept: 'application/json'}});
    if (!response.ok) throw new Error(`${address} answers ${response.status}`);
    const spec = await response.json();
    document.title = spec.info.title;
    SwaggerUIBundle({
      spec: {...spec, servers: serversSeenFrom(address, spec.servers)},
      domNode: place,
      presets: [SwaggerUIBundle.presets.apis],
      layout: 'BaseLayout',
      oauth2RedirectUrl: new URL('oauth2-redirect.html', src).href,
      // Nothing is sent elsewhere, and the document has been checked at the start.
      validatorUrl: null,
      deepLinking: true,
      displayRequestDuration: true,
      defaultModelsExpandDepth: 0,
    });
  } catch (error) {
    place.textContent = `The document of the API cannot be shown. ${error.message}`;
  }

  /** A proxy may have put something before the path: servers that are paths are where the document is. */
  function serversSeenFrom(address, servers = []) {
    const base = new URL('.', address).pathname.replace(/\/$/, '') || '/';
    const others = servers.filter(({url}) => !/^\/(?!\/)/.test(url));
    return others.length === servers.length && servers.length > 0 ? servers : [{url: base}, ...others];
  }
})(document.currentScript);
