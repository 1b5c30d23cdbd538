import {AsyncLocalStorageContextManager} from '@opentelemetry/context-async-hooks';
import {BasicTracerProvider, BatchSpanProcessor, ConsoleSpanExporter} from '@opentelemetry/sdk-trace-base';
import {OpenTelemetryComponent} from '@rondojs/opentelemetry';
import {RestApplication} from '@rondojs/rest';
import {W3CTraceContextPropagator} from '@opentelemetry/core';
import {context, propagation, trace} from '@opentelemetry/api';
import {get, param} from '@rondojs/openapi-spec';

export const provider = new BasicTracerProvider({spanProcessors: [new BatchSpanProcessor(new ConsoleSpanExporter())]});
trace.setGlobalTracerProvider(provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());

class TodoController {
  @get('/todos/{id}')
  async todo(@param.path.integer('id') id: number) {
    return trace.getTracer('todos').startActiveSpan('look it up', async span => {
      span.end();
      return {id};
    });
  }
}

export const app = new RestApplication({
  rest: {port: 0},
  components: [OpenTelemetryComponent],
  controllers: [TodoController],
  opentelemetry: {ignore: ['/live', '/ready', '/metrics']},
});
app.onStop(() => provider.shutdown());
