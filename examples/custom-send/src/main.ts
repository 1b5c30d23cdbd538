import {BindingScope} from '@rondojs/context';
import {RestApplication, RestBindings, SERIALIZER_TAG, actionFor} from '@rondojs/rest';

import {CsvSerializer} from './csv-serializer.js';
import {CustomSendProvider} from './custom-send-provider.js';
import {Formatter} from './formatter.js';
import {TodoController} from './todo-controller.js';

export class YourApp extends RestApplication {
  constructor() {
    super({name: 'custom-send', controllers: [TodoController]});
    this.bind('utils.formatter').toClass(Formatter).inScope(BindingScope.SINGLETON);
    this.bind('serializers.csv').toClass(CsvSerializer).tag(SERIALIZER_TAG);

    // Bound under SEND itself it would send for all operations, and nothing would be negotiated.
    const {SEND} = RestBindings.SequenceActions;
    this.bind(actionFor(SEND, TodoController, 'formatted')).toProvider(CustomSendProvider);
  }
}

await new YourApp().run();
