import os

from slack_sdk import WebClient

slack = WebClient(token="{{slack-bot:stock}}")
mail_key = os.environ["SENDGRID_API_KEY"]
