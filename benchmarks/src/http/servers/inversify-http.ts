import 'reflect-metadata';
import {BadRequestHttpResponse, Body, Controller, Get, Params, Post, Query, Request, UnprocessableEntityHttpResponse} from '@inversifyjs/http-core';
import {HttpStatusCode, StatusCode} from '@inversifyjs/http-core';
import {Container, inject, injectable} from 'inversify';
import {InversifyFastifyHttpAdapter} from '@inversifyjs/http-fastify';

import {BOOKS, ping, play, search, total} from '../api.js';
import {Directory, ProfileController, Session} from '../profile.js';
import {Refusal, toOrder, toSearch} from '../validation.js';
import {announce} from '../announce.js';

import type {FastifyRequest} from 'fastify';

@Controller('/')
class BookController {
  @Get('/ping')
  ping() {
    return ping();
  }

  @Get('/shelves/:shelf/books')
  search(@Params({name: 'shelf'}) shelf: string, @Query() {limit, q}: Readonly<Record<string, unknown>>) {
    return search(accepted(toSearch(shelf, limit, q)));
  }

  @Post('/orders')
  @StatusCode(HttpStatusCode.OK)
  order(@Body() body: unknown) {
    return total(accepted(toOrder(body)));
  }

  @Get('/books')
  list() {
    return BOOKS;
  }

  @Get('/described/books')
  describedList() {
    return BOOKS;
  }

  @Get('/sound')
  sound() {
    return play();
  }
}

/** It injects no request: a controller's method is given it, and hands it on. */
@injectable('Request')
class RequestSession {
  private session: Session | undefined;

  of(request: FastifyRequest): Session {
    return (this.session ??= new Session(request.raw));
  }
}

@Controller('/')
class InjectedProfileController {
  constructor(
    @inject(RequestSession) private readonly session: RequestSession,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  @Get('/profile')
  profile(@Request() request: FastifyRequest) {
    return new ProfileController(this.session.of(request), this.directory).profile();
  }
}

const container = new Container();
container.bind(Directory).toConstantValue(new Directory());
container.bind(RequestSession).toSelf().inRequestScope();
container.bind(BookController).toSelf().inSingletonScope();
container.bind(InjectedProfileController).toSelf();

const app = await new InversifyFastifyHttpAdapter(container, {logger: false}).build();
announce(await app.listen({host: '127.0.0.1', port: 0}));

function accepted<T>(given: T | Refusal): T {
  if (!(given instanceof Refusal)) return given;
  const Response = given.status === 400 ? BadRequestHttpResponse : UnprocessableEntityHttpResponse;
  throw new Response(given.problem);
}
