// The code under test: what an application has, and no word of tests or Ottla in it.

/** Writes an order, keyed by its customer so that the orders of one customer stay in their order. */
export async function placeOrder(producer, { customer, item }) {
  const [written] = await producer.send({
    topic: 'orders',
    acks: -1,
    messages: [{ key: customer, value: JSON.stringify({ customer, item }) }]
  })
  return { partition: written.partition, offset: Number(written.baseOffset) }
}
