import { S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { AzureKeyCredential, ClientSecretCredential, DefaultAzureCredential, ManagedIdentityCredential, UsernamePasswordCredential, WorkloadIdentityCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { Storage } from '@google-cloud/storage';
import Anthropic from '@anthropic-ai/sdk';
import { Gitlab } from '@gitbeaker/rest';
import sgMail from '@sendgrid/mail';
import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import AWS from 'aws-sdk';
import amqp from 'amqplib';
import axios from 'axios';
import session from 'express-session';
import IORedis from 'ioredis';
import jwt from 'jsonwebtoken';
import { Kafka } from 'kafkajs';
import mongoose from 'mongoose';
import mysql from 'mysql2';
import nodemailer from 'nodemailer';
import { Octokit } from 'octokit';
import OpenAI from 'openai';
import pg from 'pg';
import Stripe from 'stripe';
import twilio from 'twilio';

// Static.
const SECRET = '«sdk-static-credentials»{{aws-secret-key}}«/»';
const settings = { password: '«sdk-static-credentials»{{password}}«/»' };
new S3Client({ credentials: { accessKeyId: '«sdk-static-credentials»{{aws-access-key-id}}«/»', secretAccessKey: SECRET } });
AWS.config.update({ accessKeyId: 'AKID', secretAccessKey: '«sdk-static-credentials»{{aws-secret-key:2}}«/»' });
new AWS.Credentials('AKID', '«sdk-static-credentials»{{aws-secret-key:3}}«/»');
fromTemporaryCredentials({ masterCredentials: { accessKeyId: 'AKID', secretAccessKey: '«sdk-static-credentials»{{aws-secret-key:4}}«/»' } });
new ClientSecretCredential('tenant', 'client', '«sdk-static-credentials»{{password:2}}«/»');
new UsernamePasswordCredential('tenant', 'client', 'robot', '«sdk-static-credentials»{{password:3}}«/»');
new StorageSharedKeyCredential('shop', '«sdk-static-credentials»{{password:4}}«/»');
new AzureKeyCredential('«sdk-static-credentials»{{token}}«/»');
BlobServiceClient.fromConnectionString('DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=«sdk-static-credentials»{{aws-secret-key:5}}«/»;EndpointSuffix=core.windows.net');
new Storage({ credentials: { client_email: 'ci', private_key: '«sdk-static-credentials»{{password:5}}«/»' } });
new pg.Pool({ host: 'db.internal.net', password: settings.password });
new pg.Client('postgres://app:«sdk-static-credentials»{{url-password}}«/»@db.internal.net/app');
mysql.createConnection({ host: 'db.internal.net', password: '«sdk-static-credentials»{{password:6}}«/»' });
mongoose.connect('mongodb+srv://app:«sdk-static-credentials»{{url-password:2}}«/»@cluster.internal.net/app');
new IORedis({ host: 'cache', password: '«sdk-static-credentials»{{password:7}}«/»' });
new Kafka({ brokers: ['k'], sasl: { mechanism: 'plain', username: 'app', password: '«sdk-static-credentials»{{password:8}}«/»' } });
amqp.connect('amqp://app:«sdk-static-credentials»{{url-password:3}}«/»@mq.internal.net');
nodemailer.createTransport({ auth: { user: 'app', pass: '«sdk-static-credentials»{{password:9}}«/»' } });
axios.get('https://shop.internal.net', { auth: { username: 'app', password: '«sdk-static-credentials»{{password:10}}«/»' } });
fetch('https://shop.internal.net', { headers: { Authorization: 'Bearer «sdk-static-credentials»{{token:2}}«/»' } });
fetch('https://shop.internal.net', { headers: { 'X-API-Key': '«sdk-static-credentials»{{token:3}}«/»' } });
new Stripe('«sdk-static-credentials»{{token:4}}«/»');
twilio('AC', '«sdk-static-credentials»{{token:5}}«/»');
sgMail.setApiKey('«sdk-static-credentials»{{token:6}}«/»');
new WebClient('«sdk-static-credentials»{{token:7}}«/»');
new App({ token: '«sdk-static-credentials»{{token:8}}«/»', signingSecret: '«sdk-static-credentials»{{token:9}}«/»' });
new OpenAI({ apiKey: '«sdk-static-credentials»{{token:10}}«/»' });
new Anthropic({ apiKey: '«sdk-static-credentials»{{token:11}}«/»' });
new Octokit({ auth: '«sdk-static-credentials»{{token:12}}«/»' });
new Gitlab({ token: '«sdk-static-credentials»{{token:13}}«/»' });
jwt.sign({}, '«sdk-static-credentials»{{token:14}}«/»');
session({ secret: '«sdk-static-credentials»{{token:15}}«/»' });

// Environment.
new S3Client({ credentials: { accessKeyId: process.env.AWS_ID, secretAccessKey: «sdk-non-vault-secret-read»process.env.AWS_SECRET«/» } });
new StorageSharedKeyCredential('shop', «sdk-non-vault-secret-read»process.env.STORAGE_KEY«/»);
new ClientSecretCredential('tenant', 'client', «sdk-client-secret-credential»process.env.CLIENT_SECRET«/»);
new Stripe(«sdk-non-vault-secret-read»process.env.STRIPE_KEY«/»);
new pg.Pool({ password: «sdk-non-vault-secret-read»process.env.DB_PASSWORD«/» });
new OpenAI({ apiKey: «sdk-non-vault-secret-read»import.meta.env.OPENAI_API_KEY«/» });

// Vault.
const out = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: 'app/db' }));
new pg.Pool({ password: out.SecretString });
const azure = new SecretClient('https://shop.vault.azure.net', new DefaultAzureCredential());
new Stripe((await azure.getSecret('stripe')).value);

// Federated, or what the program runs as.
new S3Client({});
new S3Client({ credentials: fromNodeProviderChain() });
new BlobServiceClient('https://shop.blob.core.windows.net', new ManagedIdentityCredential());
new WorkloadIdentityCredential();
new Storage();
new pg.Pool({ password: () => signer.getAuthToken() });
new OpenAI({ workloadIdentity: { identityProviderId: 'p', serviceAccountId: 's', provider } });
new Kafka({ brokers: ['k'], sasl: { mechanism: 'oauthbearer', oauthBearerProvider } });

// Near misses.
new S3Client({ region: 'eu-central-1', credentials: { accessKeyId: '<key id>', secretAccessKey: '<secret>' } });
new pg.Pool({ host: 'db', password: undefined, passwordField: 'password' });
new OpenAI({ apiKey: '${OPENAI_API_KEY}' });
new Map([['token', 'csrf']]);
jwt.sign({}, await key());
