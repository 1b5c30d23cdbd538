import vm from 'node:vm';

import {TestEnvironment} from 'jest-environment-node';

/** Node.js as it is under `--disallow-code-generation-from-strings`: `eval` and `new Function` throw. */
// oxlint-disable-next-line import/no-default-export -- jest asks for it
export default class NoCodeGenerationEnvironment extends TestEnvironment {
  constructor(...given) {
    const {createContext} = vm;
    vm.createContext = (object, options) => createContext(object, {...options, codeGeneration: {strings: false}});
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}
