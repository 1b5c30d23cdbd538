import 'reflect-metadata';
import {Body, Controller, Get, HttpCode, HttpException, Inject, Injectable, Module, Param, Post, Query, Scope, StreamableFile} from '@nestjs/common';
import {FastifyAdapter} from '@nestjs/platform-fastify';
import {NestFactory, REQUEST} from '@nestjs/core';

import {BOOKS, ping, play, search, total} from '../api.js';
import {Directory, ProfileController, Session} from '../profile.js';
import {Refusal, toOrder, toSearch} from '../validation.js';
import {announce} from '../announce.js';

import type {FastifyRequest} from 'fastify';
import type {NestFastifyApplication} from '@nestjs/platform-fastify';

@Controller()
class BookController {
  @Get('ping')
  ping() {
    return ping();
  }

  @Get('shelves/:shelf/books')
  search(@Param('shelf') shelf: string, @Query() {limit, q}: Readonly<Record<string, unknown>>) {
    return search(accepted(toSearch(shelf, limit, q)));
  }

  @Post('orders')
  @HttpCode(200)
  order(@Body() body: unknown) {
    return total(accepted(toOrder(body)));
  }

  @Get('books')
  list() {
    return BOOKS;
  }

  @Get('described/books')
  describedList() {
    return BOOKS;
  }

  @Get('sound')
  sound() {
    return new StreamableFile(play());
  }
}

@Injectable({scope: Scope.REQUEST})
class RequestSession extends Session {
  constructor(@Inject(REQUEST) {raw}: FastifyRequest) {
    super(raw);
  }
}

@Controller()
class InjectedProfileController extends ProfileController {
  constructor(@Inject(RequestSession) session: Session, @Inject(Directory) directory: Directory) {
    super(session, directory);
  }

  @Get('profile')
  override profile() {
    return super.profile();
  }
}

@Module({controllers: [BookController, InjectedProfileController], providers: [RequestSession, Directory]})
class AppModule {}

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {logger: false});
await app.listen(0, '127.0.0.1');
announce(await app.getUrl());

function accepted<T>(given: T | Refusal): T {
  if (given instanceof Refusal) throw new HttpException(given.problem, given.status);
  return given;
}
