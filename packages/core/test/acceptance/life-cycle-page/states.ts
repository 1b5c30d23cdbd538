import {Application} from '@rondojs/core';

const app = new Application({name: 'shop'});
export const seen: string[] = [];

app.on('stateChanged', ({from, to}) => seen.push(`${from} -> ${to}`));
const end = app.on('stopping', () => seen.push('not ready any more'));
await app.start();
await app.stop();
end();
