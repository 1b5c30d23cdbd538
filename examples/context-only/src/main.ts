import {BindingScope, Context} from '@rondojs/context';

import {CUSTOMER, INVOICE, Invoice} from './invoice.js';
import {FixedRates, RATES} from './currency.js';

const office = new Context('office');
office.bind(RATES).toClass(FixedRates).inScope(BindingScope.SINGLETON);
office.bind(INVOICE).toClass(Invoice);
office.bind(CUSTOMER).inScope(BindingScope.REQUEST); // each job binds its own

for (const fault of office.check()) console.error(fault.message);

const customers = [
  {name: 'Ada', currency: 'EUR'},
  {name: 'Grace', currency: 'USD'},
];
for (const customer of customers) {
  const job = new Context(office, customer.name, BindingScope.REQUEST);
  job.bind(CUSTOMER).to(customer);
  const invoice = await job.get(INVOICE);
  console.log(invoice.write(100));
}

console.log(String(office.explain(RATES)).replace(/, at .*/, ''));
