/** The modules of the reference are called as they are imported. */
import {Converter} from 'typedoc';

export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({project}) => {
    for (const module of project.children ?? []) module.name = importOf(module.name);
  });
}

/** `rest/src` is `@rondojs/rest`, and `testing/src/jest` is `@rondojs/testing/jest`. */
function importOf(name) {
  return `@rondojs/${name.replace('/src', '').replace(/\/index$/, '')}`;
}
