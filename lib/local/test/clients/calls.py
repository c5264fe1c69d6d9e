"""Calls of boto3 at the local runtime, each with the answer that AWS would give.

Run by lib/local/scripts/try-clients.ts: calls.py ENDPOINT, on the app of app.ts. boto3 checks the digests of SQS
messages itself, and reads every answer by its own model of the service.
"""

import base64
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = sys.argv[1]
calls = 0


def client(service):
    return boto3.client(
        service,
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
        config=Config(inject_host_prefix=False, retries={"max_attempts": 0}),
    )


def expect(what, given, wanted):
    global calls
    calls += 1
    if given != wanted:
        sys.exit(f"boto3 {boto3.__version__}: {what}: {given!r} instead of {wanted!r}")


def error_of(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "no error"


def queues():
    sqs = client("sqs")
    url = sqs.get_queue_url(QueueName="inbox")["QueueUrl"]
    expect("the queue is listed", url in sqs.list_queues()["QueueUrls"], True)
    expect("a page of queues", len(sqs.list_queues(MaxResults=1)["QueueUrls"]), 1)
    sqs.send_message(
        QueueUrl=url,
        MessageBody="<a> & \r\n \u00e4",
        MessageAttributes={
            "kind": {"DataType": "String", "StringValue": "new"},
            "weight": {"DataType": "Number", "StringValue": "2.5"},
            "seal": {"DataType": "Binary", "BinaryValue": b"\x00\x01\xff"},
        },
    )
    (message,) = sqs.receive_message(
        QueueUrl=url, AttributeNames=["All"], MessageAttributeNames=["All"], MaxNumberOfMessages=10
    )["Messages"]
    expect("the body", message["Body"], "<a> & \r\n \u00e4")
    expect("an attribute of bytes", message["MessageAttributes"]["seal"]["BinaryValue"], b"\x00\x01\xff")
    expect("a number", message["MessageAttributes"]["weight"]["StringValue"], "2.5")
    expect("the count", message["Attributes"]["ApproximateReceiveCount"], "1")
    handle = message["ReceiptHandle"]
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=0)
    (again,) = sqs.receive_message(QueueUrl=url)["Messages"]
    sqs.delete_message(QueueUrl=url, ReceiptHandle=again["ReceiptHandle"])
    expect("nothing is left", sqs.receive_message(QueueUrl=url).get("Messages"), None)

    sent = sqs.send_message_batch(
        QueueUrl=url,
        Entries=[{"Id": "a", "MessageBody": "1"}, {"Id": "b", "MessageBody": "2", "DelaySeconds": 901}],
    )
    expect("what was sent", [one["Id"] for one in sent["Successful"]], ["a"])
    expect("what was not", [(one["Id"], one["SenderFault"]) for one in sent["Failed"]], [("b", True)])
    (one,) = sqs.receive_message(QueueUrl=url)["Messages"]
    entry = {"Id": "a", "ReceiptHandle": one["ReceiptHandle"]}
    hidden = sqs.change_message_visibility_batch(QueueUrl=url, Entries=[{**entry, "VisibilityTimeout": 9}])
    expect("a hidden batch", [one["Id"] for one in hidden["Successful"]], ["a"])
    deleted = sqs.delete_message_batch(QueueUrl=url, Entries=[entry])
    expect("a deleted batch", [one["Id"] for one in deleted["Successful"]], ["a"])
    sqs.purge_queue(QueueUrl=url)
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["VisibilityTimeout", "QueueArn"])
    expect("its visibility timeout", attributes["Attributes"]["VisibilityTimeout"], "30")

    fifo = sqs.get_queue_url(QueueName="ordered.fifo")["QueueUrl"]
    first = sqs.send_message(QueueUrl=fifo, MessageBody="x", MessageGroupId="g")
    second = sqs.send_message(QueueUrl=fifo, MessageBody="x", MessageGroupId="g")
    expect("the same message", second["MessageId"], first["MessageId"])
    expect("a sequence number", len(first["SequenceNumber"]), 20)

    missing = "AWS.SimpleQueueService.NonExistentQueue"
    expect("no such queue", error_of(sqs.get_queue_url, QueueName="absent"), missing)
    try:
        sqs.get_queue_url(QueueName="absent")
    except sqs.exceptions.QueueDoesNotExist:
        pass
    bad = error_of(sqs.send_message, QueueUrl=url, MessageBody="\u0001")
    expect("characters outside XML", bad, "InvalidMessageContents")


def workflows():
    states, sqs = client("stepfunctions"), client("sqs")
    (machine,) = states.list_state_machines()["stateMachines"]
    started = states.start_execution(
        stateMachineArn=machine["stateMachineArn"], input=json.dumps({"question": "who?"})
    )
    url = sqs.get_queue_url(QueueName="questions")["QueueUrl"]
    (asked,) = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=10)["Messages"]
    question = json.loads(asked["Body"])
    expect("what is asked", question["asked"], "who?")
    states.send_task_success(taskToken=question["token"], output='"nobody"')
    described = states.describe_execution(executionArn=started["executionArn"])
    expect("the end", (described["status"], described["output"]), ("SUCCEEDED", '"nobody"'))
    history = states.get_execution_history(executionArn=started["executionArn"], maxResults=3)
    expect("the history begins", history["events"][0]["type"], "ExecutionStarted")
    expect("and goes on", "nextToken" in history, True)
    late = error_of(states.send_task_success, taskToken=question["token"], output="1")
    expect("a late answer", late, "TaskTimedOut")
    if "TestState" in states.meta.service_model.operation_names:
        tested = states.test_state(
            definition=json.dumps({"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% 1 + 1 %}", "End": True}),
            roleArn="arn:aws:iam::000000000000:role/any",
        )
        expect("a state by itself", (tested["status"], tested["output"]), ("SUCCEEDED", "2"))


def tables():
    dynamodb, streams = client("dynamodb"), client("dynamodbstreams")
    key = {"PK": {"S": "p1"}, "SK": {"S": "-"}}
    dynamodb.put_item(TableName="parcels", Item={**key, "grams": {"N": "7"}})
    updated = dynamodb.update_item(
        TableName="parcels",
        Key=key,
        UpdateExpression="ADD grams :more",
        ExpressionAttributeValues={":more": {"N": "3"}},
        ReturnValues="UPDATED_NEW",
    )
    expect("the new weight", updated["Attributes"], {"grams": {"N": "10"}})
    condition = "attribute_not_exists(PK)"
    put = {"Put": {"TableName": "parcels", "Item": key, "ConditionExpression": condition}}
    cancelled = error_of(dynamodb.transact_write_items, TransactItems=[put])
    expect("a transaction that fails", cancelled, "TransactionCanceledException")
    found = dynamodb.query(
        TableName="parcels",
        KeyConditionExpression="PK = :pk",
        ExpressionAttributeValues={":pk": {"S": "p1"}},
    )
    expect("what is found", found["Count"], 1)
    dynamodb.delete_item(TableName="parcels", Key=key)

    (stream,) = streams.list_streams(TableName="parcels")["Streams"]
    description = streams.describe_stream(StreamArn=stream["StreamArn"])["StreamDescription"]
    names = []
    for shard in description["Shards"]:
        iterator = streams.get_shard_iterator(
            StreamArn=stream["StreamArn"], ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        names += [record["eventName"] for record in streams.get_records(ShardIterator=iterator)["Records"]]
    expect("the stream", names[-3:], ["INSERT", "MODIFY", "REMOVE"])


def functions():
    functions = client("lambda")
    answered = functions.invoke(FunctionName="echo", Payload=b'{"text":"hello"}', LogType="Tail")
    expect("what is returned", json.loads(answered["Payload"].read()), {"echoed": "hello"})
    expect("the log", base64.b64decode(answered["LogResult"]).decode(), "called with hello\n")
    failed = functions.invoke(FunctionName="echo", Payload=b'{"fail":true}')
    expect("a failure", failed["FunctionError"], "Unhandled")
    expect("its type", json.loads(failed["Payload"].read())["errorType"], "RangeError")
    accepted = functions.invoke(FunctionName="echo", InvocationType="Event", Payload=b"{}")
    expect("an event is accepted", accepted["StatusCode"], 202)
    expect("the list", [one["FunctionName"] for one in functions.list_functions()["Functions"]], ["echo"])
    absent = error_of(functions.get_function, FunctionName="absent")
    expect("no such function", absent, "ResourceNotFoundException")


def messages():
    sns, events, sqs = client("sns"), client("events"), client("sqs")
    (topic,) = sns.list_topics()["Topics"]
    sns.publish(TopicArn=topic["TopicArn"], Message="a & b", Subject="news")
    url = sqs.get_queue_url(QueueName="told")["QueueUrl"]
    (told,) = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=10)["Messages"]
    expect("the news", json.loads(told["Body"])["Message"], "a & b")
    sqs.delete_message(QueueUrl=url, ReceiptHandle=told["ReceiptHandle"])
    entries = [{"Source": "parcels", "DetailType": "arrived", "Detail": json.dumps({"id": 7})}]
    expect("the event is taken", events.put_events(Entries=entries)["FailedEntryCount"], 0)
    (told,) = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=10)["Messages"]
    expect("the event", json.loads(told["Body"])["detail"], {"id": 7})
    sqs.delete_message(QueueUrl=url, ReceiptHandle=told["ReceiptHandle"])
    expect("the rule", [one["Name"] for one in events.list_rules(NamePrefix="par")["Rules"]], ["parcels"])
    expect("no other", events.list_rules(NamePrefix="x")["Rules"], [])


def others():
    scheduler, kms, sts, s3 = client("scheduler"), client("kms"), client("sts"), client("s3")
    expect("the schedule", scheduler.get_schedule(Name="daily")["State"], "ENABLED")
    listed = scheduler.list_schedules(NamePrefix="da")["Schedules"]
    expect("the schedules", [one["Name"] for one in listed], ["daily"])
    context = {"of": "parcels"}
    sealed = kms.encrypt(KeyId="alias/parcels", Plaintext=b"secret", EncryptionContext=context)
    opened = kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=context)
    expect("what was sealed", opened["Plaintext"], b"secret")
    wrong = error_of(kms.decrypt, CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext={})
    expect("in another context", wrong, "InvalidCiphertextException")
    key = kms.generate_data_key(KeyId="alias/parcels", KeySpec="AES_256")
    expect("a data key", len(key["Plaintext"]), 32)
    expect("who calls", sts.get_caller_identity()["Account"], "000000000000")
    expect("objects", error_of(s3.get_object, Bucket="b", Key="k"), "NotImplemented")


for part in (queues, workflows, tables, functions, messages, others):
    part()
print(f"boto3 {boto3.__version__}: {calls} answers as expected")
